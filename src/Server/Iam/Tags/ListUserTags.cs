using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists a user's tags, in order of key.</summary>
internal sealed class ListUserTags(Catalog catalog) : ListTags<ListUserTagsRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("ListUserTags") { ReadOnly = true };
}

/// <summary>Asks for a page of a user's tags.</summary>
internal sealed record ListUserTagsRequest(string UserName, PageRequest Page) : IRequest<ListUserTagsRequest>, IUserRequest, IListTagsRequest
{
    public static RequestShape<ListUserTagsRequest> Shape { get; } = new(
        [IamShapes.UserName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.UserName), PageRequest.Read(fields)));
}
