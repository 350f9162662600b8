using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Accounts;

/// <summary>Takes the account's alias away; it is free for any account then.</summary>
internal sealed class DeleteAccountAlias(Catalog catalog) : AccountOperation<AccountAliasRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("DeleteAccountAlias");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<AccountAliasRequest> call, CancellationToken cancellationToken)
    {
        var account = catalog.AccountOf(call.AccountId);
        return account.Alias == call.Request.AccountAlias
            ? ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(account with { Alias = null }), IamErrors.ConcurrentModification)))
            : throw IamErrors.NoSuchEntity($"The Account Alias with name {call.Request.AccountAlias} cannot be found.");
    }
}
