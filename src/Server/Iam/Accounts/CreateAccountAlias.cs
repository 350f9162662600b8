using Signet.Protocol;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Accounts;

/// <summary>Gives the account an alias, which no other account has, in place of the one before.</summary>
internal sealed class CreateAccountAlias(Catalog catalog) : AccountOperation<AccountAliasRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("CreateAccountAlias");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<AccountAliasRequest> call, CancellationToken cancellationToken)
    {
        var alias = call.Request.AccountAlias;
        var account = catalog.AccountOf(call.AccountId);
        return account.Alias == alias
            ? throw Exists(alias)
            : ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(account with { Alias = alias }), () => Exists(alias))));
    }

    private static ServiceException Exists(string alias) => IamErrors.AlreadyExists($"The account alias {alias} already exists.");
}
