using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>A request that names a managed policy.</summary>
internal interface IPolicyRequest : IEntityRequest
{
    string PolicyArn { get; }

    string? IEntityRequest.EntityName => PolicyArn;
}

/// <summary>An operation on one managed policy.</summary>
internal abstract class PolicyOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.Policy, catalog)
    where TRequest : IRequest<TRequest>, IPolicyRequest
    where TResponse : IWritable
{
    /// <summary>The managed policy of the call.</summary>
    protected ManagedPolicy FoundPolicy(Admitted<TRequest> call) =>
        Catalog.ManagedPolicies.TryGet(Found(call).Arn, out var policy) ? policy : throw Kind.NotFound(call.Request.PolicyArn);
}

/// <summary>Names a managed policy, and asks for no more.</summary>
internal sealed record PolicyRequest(string PolicyArn) : IRequest<PolicyRequest>, IPolicyRequest
{
    public static RequestShape<PolicyRequest> Shape { get; } = new([IamShapes.PolicyArn], fields => new(fields.PolicyArn(IamShapes.PolicyArn)));
}

/// <summary>Names a managed policy, and asks for a page of what is the policy's.</summary>
internal sealed record PolicyPageRequest(string PolicyArn, PageRequest Page) : IRequest<PolicyPageRequest>, IPolicyRequest, IPageRequest
{
    public static RequestShape<PolicyPageRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, .. PageRequest.Members],
        fields => new(fields.PolicyArn(IamShapes.PolicyArn), PageRequest.Read(fields)));
}
