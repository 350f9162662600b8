using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Accounts;

/// <summary>Tells that the account has no password policy: there are no passwords here.</summary>
internal sealed class GetAccountPasswordPolicy() : AccountOperation<AccountRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("GetAccountPasswordPolicy") { ReadOnly = true };

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<AccountRequest> call, CancellationToken cancellationToken) =>
        throw IamErrors.NoSuchEntity($"The Password Policy with domain name {call.AccountId.Value} cannot be found.");
}
