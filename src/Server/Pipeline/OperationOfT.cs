using Signet.Policies;
using Signet.Protocol.Wire;

namespace Signet.Server.Pipeline;

/// <summary>One operation: what it touches, what it checks, what it does. Its row of facts, request and response stand beside it.</summary>
internal abstract class Operation<TRequest, TResponse>(Operation row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    /// <summary>The operation's row of facts.</summary>
    public Operation Row => row;

    /// <summary>Stage 5: finds what the call touches, and what must be allowed.</summary>
    public abstract Resolution Resolve(Decoded<TRequest> call);

    /// <summary>The request quota that the call counts against; null when there is none.</summary>
    public virtual RequestQuota? QuotaOf(Resolved<TRequest> call) => null;

    /// <summary>Stage 6: adds condition keys that only this operation knows how to make; members with a condition key are there already.</summary>
    public virtual void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context)
    {
    }

    /// <summary>Stage 7: refuses what state, usage, lengths or quotas do not admit.</summary>
    public virtual void Admit(Admitted<TRequest> call)
    {
    }

    /// <summary>Stage 8: decides; wanted changes are listed, not written.</summary>
    public abstract ValueTask<Done<TResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken);
}
