using Signet.Protocol;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>A seed is wrong; the sentence names the place, <c>seed.yaml, line 12, column 7: …</c>, and holds no secret.</summary>
public class SeedException(string message) : Exception(message);

/// <summary>A seed asks for what the service refuses.</summary>
internal sealed class SeedRefusal(Place place, string operation, ServiceException refusal)
    : SeedException($"{place}: {operation} is refused: {refusal.Code}{(refusal.Text is null ? "" : ": ")}{refusal.Text?.TrimEnd('.')}")
{
    /// <summary>The service's code.</summary>
    public string Code => refusal.Code;
}
