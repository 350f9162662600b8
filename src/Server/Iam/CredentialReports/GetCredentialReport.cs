using System.Text;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.CredentialReports;

/// <summary>Tells of the credentials of the root user and of every user, as a table in CSV, in order of name.</summary>
internal sealed class GetCredentialReport(Catalog catalog, IStore store) : AccountOperation<AccountRequest, GetCredentialReportResponse>(Table)
{
    public static Operation Table { get; } = new("GetCredentialReport") { ReadOnly = true };

    public override async ValueTask<Done<GetCredentialReportResponse>> ExecuteAsync(Admitted<AccountRequest> call, CancellationToken cancellationToken)
    {
        var report = new StringBuilder(CredentialRow.Header);
        var root = CredentialRow.OfRoot(catalog.AccountOf(call.AccountId), await KeysAsync(call.AccountId.Value, cancellationToken));
        report.Append('\n').Append(root);
        foreach (var user in catalog.Users.Of(call.AccountId).OrderBy(user => user.Record.Name, StringComparer.Ordinal))
        {
            report.Append('\n').Append(CredentialRow.Of(user, await KeysAsync(user.Record.Id, cancellationToken)));
        }

        return Done.With(new GetCredentialReportResponse(Encoding.UTF8.GetBytes(report.ToString()), call.Time));
    }

    private async Task<List<(AccessKeyRecord, CredentialUseRecord?)>> KeysAsync(string ownerId, CancellationToken cancellationToken)
    {
        var keys = new List<(AccessKeyRecord, CredentialUseRecord?)>();
        foreach (var key in catalog.AccessKeysOf(ownerId).OrderBy(key => key.CreatedAt))
        {
            keys.Add((key, await store.FindCredentialUseAsync(key.Id, cancellationToken)));
        }

        return keys;
    }
}

/// <summary>The report, made just now.</summary>
internal sealed record GetCredentialReportResponse(byte[] Content, DateTimeOffset GeneratedTime) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("Content", Content);
        writer.Text("ReportFormat", "text/csv");
        writer.Time("GeneratedTime", GeneratedTime);
    }
}
