using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Takes tags off an instance profile.</summary>
internal sealed class UntagInstanceProfile(Catalog catalog) : UntagEntity<UntagInstanceProfileRequest>(Table, EntityKind.InstanceProfile, catalog)
{
    public static Operation Table { get; } = new("UntagInstanceProfile");
}

/// <summary>Names the tags to take off an instance profile.</summary>
internal sealed record UntagInstanceProfileRequest(string InstanceProfileName, IReadOnlyList<string> TagKeys) : IRequest<UntagInstanceProfileRequest>, IInstanceProfileRequest, IUntagRequest
{
    public static RequestShape<UntagInstanceProfileRequest> Shape { get; } = new(
        [IamShapes.InstanceProfileName, IamTags.TagKeys],
        fields => new(fields.Name(IamShapes.InstanceProfileName), fields.Get(IamTags.TagKeys)));
}
