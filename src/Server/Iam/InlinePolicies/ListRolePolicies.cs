using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Lists the names of a role's inline policies, in order.</summary>
internal sealed class ListRolePolicies(Catalog catalog) : ListInlinePolicies<ListRolePoliciesRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("ListRolePolicies") { ReadOnly = true };
}

/// <summary>Asks for a page of a role's policies.</summary>
internal sealed record ListRolePoliciesRequest(string RoleName, PageRequest Page) : IRequest<ListRolePoliciesRequest>, IRoleRequest, IListInlinePoliciesRequest
{
    public static RequestShape<ListRolePoliciesRequest> Shape { get; } = new(
        [IamShapes.RoleName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.RoleName), PageRequest.Read(fields)));
}
