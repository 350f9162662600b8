using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>Lists the managed policies that are attached to a user, in order of name.</summary>
internal sealed class ListAttachedUserPolicies(Catalog catalog) : ListAttachedPolicies<ListAttachedUserPoliciesRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("ListAttachedUserPolicies") { ReadOnly = true };
}

/// <summary>Asks for a page of the managed policies of a user.</summary>
internal sealed record ListAttachedUserPoliciesRequest(string UserName, string PathPrefix, PageRequest Page)
    : IRequest<ListAttachedUserPoliciesRequest>, IUserRequest, IListAttachedRequest
{
    public static RequestShape<ListAttachedUserPoliciesRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.PathPrefix, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.UserName), fields.PathPrefix(IamShapes.PathPrefix), PageRequest.Read(fields)));
}
