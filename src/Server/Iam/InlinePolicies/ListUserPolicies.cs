using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a user's inline policies, in order.</summary>
internal sealed class ListUserPolicies(Catalog catalog) : ListInlinePolicies<ListUserPoliciesRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("ListUserPolicies") { ReadOnly = true };
}

/// <summary>Asks for a page of a user's policies.</summary>
internal sealed record ListUserPoliciesRequest(string UserName, PageRequest Page) : IRequest<ListUserPoliciesRequest>, IUserRequest, IListInlinePoliciesRequest
{
    public static RequestShape<ListUserPoliciesRequest> Shape { get; } = new(
        [IamShapes.UserName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.UserName), PageRequest.Read(fields)));
}
