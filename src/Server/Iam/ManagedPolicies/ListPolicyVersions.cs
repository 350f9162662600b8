using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Lists the versions of a managed policy, the newest first.</summary>
internal sealed class ListPolicyVersions(Catalog catalog) : PolicyOperation<PolicyPageRequest, ListPolicyVersionsResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListPolicyVersions") { ReadOnly = true };

    public override ValueTask<Done<ListPolicyVersionsResponse>> ExecuteAsync(Admitted<PolicyPageRequest> call, CancellationToken cancellationToken)
    {
        var policy = FoundPolicy(call);
        var page = call.Request.Page.Of(policy.Versions.Values.Reverse(), PlaceOf);
        return ValueTask.FromResult(Done.With(new ListPolicyVersionsResponse(page, policy.DefaultVersion)));
    }

    // Pages go up.
    private static string PlaceOf(ManagedPolicyVersionRecord version) => $"{int.MaxValue - version.Number:D10}";
}

/// <summary>A page of versions, without their documents.</summary>
internal sealed record ListPolicyVersionsResponse(IamPage<ManagedPolicyVersionRecord> Page, int DefaultVersion) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Versions", Page.Items.Select(version => new VersionEntry(version, version.Number == DefaultVersion, whole: false)));
        Page.WriteEnd(writer);
    }
}
