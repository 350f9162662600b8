using Signet.Protocol.Wire;
using Signet.Server.Iam.ManagedPolicies;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>A managed policy with all its versions and their documents.</summary>
internal sealed class ManagedPolicyDetail(ManagedPolicy policy, PolicyEntry entry) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        entry.Write(writer);
        writer.Structures("PolicyVersionList", policy.Versions.Values.Reverse().Select(version => new VersionEntry(version, version.Number == policy.DefaultVersion, whole: true)));
    }
}
