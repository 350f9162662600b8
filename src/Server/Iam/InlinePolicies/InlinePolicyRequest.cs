namespace Signet.Server.Iam.InlinePolicies;

/// <summary>A request that names an inline policy of a user or role.</summary>
internal interface IInlinePolicyRequest : IEntityRequest
{
    string PolicyName { get; }
}

/// <summary>A request that brings an inline policy.</summary>
internal interface IPutInlinePolicyRequest : IInlinePolicyRequest
{
    string PolicyDocument { get; }
}

/// <summary>A request for a page of a user's or role's policies.</summary>
internal interface IListInlinePoliciesRequest : IEntityRequest
{
    PageRequest Page { get; }
}
