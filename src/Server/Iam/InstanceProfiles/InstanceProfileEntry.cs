using Signet.Protocol.Wire;
using Signet.Server.Iam.Roles;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>An instance profile in an answer, with the role that is in it; lists leave the tags out.</summary>
internal sealed class InstanceProfileEntry(InstanceProfileRecord profile, Catalog catalog, PrincipalNames principals, bool withTags) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        var roles = profile.RoleId is { } id && catalog.TryGetRoleById(id, out var role) ? new[] { new RoleEntry(role.Record, principals, RoleParts.None) } : [];
        writer.Text("Path", profile.Path);
        writer.Text("InstanceProfileName", profile.Name);
        writer.Text("InstanceProfileId", profile.Id);
        writer.Text("Arn", Identifiers.Arn.InstanceProfile(profile.AccountId, profile.Path, profile.Name).ToString());
        writer.Time("CreateDate", profile.CreatedAt);
        writer.Structures("Roles", roles);
        writer.Structures("Tags", withTags ? profile.Tags.Select(tag => new TagEntry(tag)) : null);
    }
}

/// <summary>An instance profile.</summary>
internal sealed record InstanceProfileResponse(InstanceProfileEntry Profile) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("InstanceProfile", Profile);
}

/// <summary>A page of instance profiles.</summary>
internal sealed record InstanceProfileListResponse(IamPage<InstanceProfileRecord> Page, Catalog Catalog, PrincipalNames Principals) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("InstanceProfiles", Page.Items.Select(profile => new InstanceProfileEntry(profile, Catalog, Principals, withTags: false)));
        Page.WriteEnd(writer);
    }
}
