using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>An operation of IAM.</summary>
internal abstract class IamOperation<TRequest, TResponse>(Operation row) : Operation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    public sealed override Resolution Resolve(Decoded<TRequest> call) => FindResources(call);

    /// <summary>Stage 5: what the call touches, and what must be allowed.</summary>
    protected abstract Resolution FindResources(Decoded<TRequest> call);
}
