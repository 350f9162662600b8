using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Lists the managed policies that are attached to a group, in order of name.</summary>
internal sealed class ListAttachedGroupPolicies(Catalog catalog) : ListAttachedPolicies<ListAttachedGroupPoliciesRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("ListAttachedGroupPolicies") { ReadOnly = true };
}

/// <summary>Asks for a page of the managed policies of a group.</summary>
internal sealed record ListAttachedGroupPoliciesRequest(string GroupName, string PathPrefix, PageRequest Page)
    : IRequest<ListAttachedGroupPoliciesRequest>, IGroupRequest, IListAttachedRequest
{
    public static RequestShape<ListAttachedGroupPoliciesRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.PathPrefix, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.GroupName), fields.PathPrefix(IamShapes.PathPrefix), PageRequest.Read(fields)));
}
