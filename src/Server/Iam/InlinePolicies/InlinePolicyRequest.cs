namespace Signet.Server.Iam.InlinePolicies;

/// <summary>A request that names an inline policy of a user, role or group.</summary>
internal interface IInlinePolicyRequest : IEntityRequest
{
    string PolicyName { get; }
}

/// <summary>A request that brings an inline policy.</summary>
internal interface IPutInlinePolicyRequest : IInlinePolicyRequest
{
    string PolicyDocument { get; }
}
