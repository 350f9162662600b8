using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.CredentialReports;

/// <summary>Asks for a credential report, which is ready at once: GetCredentialReport always tells what holds when it is called.</summary>
internal sealed class GenerateCredentialReport() : AccountOperation<AccountRequest, GenerateCredentialReportResponse>(Table)
{
    public static Operation Table { get; } = new("GenerateCredentialReport") { ReadOnly = true };

    public override ValueTask<Done<GenerateCredentialReportResponse>> ExecuteAsync(Admitted<AccountRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GenerateCredentialReportResponse()));
}

/// <summary>The report is there.</summary>
internal sealed record GenerateCredentialReportResponse : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("State", "COMPLETE");
}
