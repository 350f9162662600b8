using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Lists the managed policies that are attached to a role, in order of name.</summary>
internal sealed class ListAttachedRolePolicies(Catalog catalog) : ListAttachedPolicies<ListAttachedRolePoliciesRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("ListAttachedRolePolicies") { ReadOnly = true };
}

/// <summary>Asks for a page of the managed policies of a role.</summary>
internal sealed record ListAttachedRolePoliciesRequest(string RoleName, string PathPrefix, PageRequest Page)
    : IRequest<ListAttachedRolePoliciesRequest>, IRoleRequest, IListAttachedRequest
{
    public static RequestShape<ListAttachedRolePoliciesRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.PathPrefix, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.RoleName), fields.PathPrefix(IamShapes.PathPrefix), PageRequest.Read(fields)));
}
