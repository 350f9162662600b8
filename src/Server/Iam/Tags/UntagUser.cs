using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Takes tags off a user.</summary>
internal sealed class UntagUser(Catalog catalog) : UntagEntity<UntagUserRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("UntagUser");
}

/// <summary>Names the tags to take off a user.</summary>
internal sealed record UntagUserRequest(string UserName, IReadOnlyList<string> TagKeys) : IRequest<UntagUserRequest>, IUserRequest, IUntagRequest
{
    public static RequestShape<UntagUserRequest> Shape { get; } = new(
        [IamShapes.UserName, IamTags.TagKeys],
        fields => new(fields.Name(IamShapes.UserName), fields.Get(IamTags.TagKeys)));
}
