using Signet.Protocol;

namespace Signet.Server.Pipeline;

/// <summary>An operation that AWS has and this version does not: it is known, and refused in plain words.</summary>
internal sealed class UnbuiltEndpoint(string name) : Endpoint(new Operation(name) { IsBuilt = false })
{
    public override IReadOnlyList<Protocol.Shapes.Member> Members => [];

    public override ValueTask<Answer> RunAsync(Call call, Stages stages, CancellationToken cancellationToken) =>
        throw new ServiceException("UnsupportedOperationException", $"This version of Signet does not support the operation {Row.Name}.");
}
