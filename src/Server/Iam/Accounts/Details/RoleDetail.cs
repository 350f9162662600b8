using Signet.Protocol.Wire;
using Signet.Server.Iam.Attachments;
using Signet.Server.Iam.Boundaries;
using Signet.Server.Iam.InstanceProfiles;
using Signet.Server.Iam.Roles;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>A role with its policies and instance profiles.</summary>
internal sealed class RoleDetail(Role role, CredentialUseRecord? lastUse, Catalog catalog, PrincipalNames principals) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        var record = role.Record;
        var profiles = catalog.InstanceProfiles.Of(record.AccountId).Where(profile => profile.RoleId == record.Id).OrderBy(profile => profile.Name, StringComparer.Ordinal);
        writer.Text("Path", record.Path);
        writer.Text("RoleName", record.Name);
        writer.Text("RoleId", record.Id);
        writer.Text("Arn", role.Arn);
        writer.Time("CreateDate", record.CreatedAt);
        writer.Text("AssumeRolePolicyDocument", PolicyDocuments.Encode(principals.Show(record.TrustPolicy)));
        writer.Structures("InstanceProfileList", profiles.Select(profile => new InstanceProfileEntry(profile, catalog, principals, withTags: false)));
        writer.Structures("RolePolicyList", InlinePolicyDetail.Of(catalog, record.Id));
        writer.Structures("AttachedManagedPolicies", AttachedPolicy.Of(catalog, record.Id).Select(policy => new AttachedPolicy(policy)));
        writer.Structure("PermissionsBoundary", BoundaryEntry.Of(record.PermissionsBoundary));
        writer.Structures("Tags", record.Tags.Select(tag => new TagEntry(tag)));
        writer.Structure("RoleLastUsed", new RoleLastUsed(lastUse));
    }
}
