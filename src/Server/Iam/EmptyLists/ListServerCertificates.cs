using Signet.Identifiers;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the account's server certificates: there are none.</summary>
internal sealed class ListServerCertificates() : IamOperation<PathPageRequest, EmptyListResponse>(Table)
{
    public static Operation Table { get; } = new("ListServerCertificates") { ReadOnly = true };

    public override ValueTask<Done<EmptyListResponse>> ExecuteAsync(Admitted<PathPageRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new EmptyListResponse("ServerCertificateMetadataList")));

    protected override Resolution FindResources(Decoded<PathPageRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, new Arn("aws", "iam", "", account.Value, $"server-certificate{call.Request.PathPrefix}"))]);
    }
}
