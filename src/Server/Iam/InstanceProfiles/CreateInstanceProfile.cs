using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Creates an instance profile without a role.</summary>
internal sealed class CreateInstanceProfile(Catalog catalog, PrincipalNames principals)
    : CreateEntity<CreateInstanceProfileRequest, InstanceProfileResponse>(Table, EntityKind.InstanceProfile, catalog)
{
    public static Operation Table { get; } = new("CreateInstanceProfile");

    protected override (InstanceProfileResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<CreateInstanceProfileRequest> call, string id)
    {
        var profile = new InstanceProfileRecord
        {
            Id = id,
            AccountId = call.AccountId,
            Name = call.Request.Name,
            Path = call.Request.Path,
            CreatedAt = call.Time,
            Tags = call.Request.Tags,
        };
        return (new(new(profile, Catalog, principals, withTags: profile.Tags.Count > 0)), [profile]);
    }
}

/// <summary>Asks for a new instance profile.</summary>
internal sealed record CreateInstanceProfileRequest(string Name, string Path, IReadOnlyList<Tag> Tags) : IRequest<CreateInstanceProfileRequest>, ICreateRequest
{
    public static RequestShape<CreateInstanceProfileRequest> Shape { get; } = new(
        [IamShapes.InstanceProfileName, IamShapes.Path, IamTags.Tags],
        fields => new(fields.Name(IamShapes.InstanceProfileName), fields.Path(IamShapes.Path) ?? "/", fields.Get(IamTags.Tags) ?? []));
}
