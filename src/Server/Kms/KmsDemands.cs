using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms;

/// <summary>What KMS's operations demand of policies.</summary>
internal static class KmsDemands
{
    /// <summary>The operation's own action on a key.</summary>
    /// <param name="row">The operation.</param>
    /// <param name="key">The key.</param>
    /// <param name="catalog">Where the key's aliases and grants are found.</param>
    /// <param name="encryptionContext">The encryption context of the request, which grants and conditions look at; null for operations that take none.</param>
    public static KeyDemand OnKey(Operation row, Key key, Catalog catalog, IReadOnlyDictionary<string, string>? encryptionContext = null) =>
        new($"kms:{row.Name}", key, row.CrossAccount, catalog.AliasesOf(key))
        {
            Owner = key.AccountId, Grants = row.ByGrant ? catalog.GrantsOf(key) : KeyGrants.None, EncryptionContext = encryptionContext,
        };

    /// <summary>The operation's own action on an alias: identity policies alone decide.</summary>
    public static IdentityDemand OnAlias(Operation row, Call call, AliasName alias) =>
        new($"kms:{row.Name}", Arn.Alias(call.Region, call.AccountId, alias).ToString()) { Owner = call.AccountId };

    /// <summary>An action on nothing in particular: resource <c>*</c>.</summary>
    public static IdentityDemand OnAccount(string action) => new($"kms:{action}", "*");

    /// <summary>A key as the trail names it.</summary>
    public static EventResource Resource(Key key) => new("AWS::KMS::Key", key.Arn);

    /// <summary>An alias as the trail names it; the newest records give it the key's type.</summary>
    public static EventResource Resource(Call call, AliasName alias) => new("AWS::KMS::Key", Arn.Alias(call.Region, call.AccountId, alias).ToString());
}
