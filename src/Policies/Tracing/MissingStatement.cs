using System.Text;
using Signet.Policies.Json;

namespace Signet.Policies.Tracing;

/// <summary>An Allow that lacks, and the kind of policy where it would have to stand.</summary>
/// <param name="Place">The kind of policy.</param>
/// <param name="Principal">The Principal element, JSON; null for policies that have none.</param>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource; null in trust policies, which have none.</param>
public sealed record MissingStatement(PolicyKind Place, string? Principal, string Action, string? Resource)
{
    /// <summary>The statement as it would be written.</summary>
    public string Json
    {
        get
        {
            var text = new StringBuilder("""{"Effect":"Allow",""");
            if (Principal is not null)
            {
                text.Append($"\"Principal\":{Principal},");
            }

            text.Append("\"Action\":");
            JsonPrinter.AppendString(text, Action);
            if (Resource is not null)
            {
                text.Append(",\"Resource\":");
                JsonPrinter.AppendString(text, Resource);
            }

            return text.Append('}').ToString();
        }
    }
}
