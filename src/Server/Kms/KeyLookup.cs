using Signet.Identifiers;
using Signet.Server.Kms.Grants;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>Finds the key that a request names: by key id or key ARN, and where the operation takes them by alias name or alias ARN.</summary>
internal sealed class KeyLookup(Catalog catalog, GrantTokens grantTokens)
{
    public Catalog Catalog => catalog;

    /// <summary>Checks the grant tokens that come with a request.</summary>
    public GrantTokens GrantTokens => grantTokens;

    /// <summary>Finds the key, or refuses in AWS's words. A key of another account never tells whether it exists.</summary>
    public Key Find(Call call, string text, bool takesAlias)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return FindByArn(call, text, takesAlias);
        }

        if (takesAlias && text.StartsWith(AliasName.Prefix, StringComparison.Ordinal))
        {
            return FindByAlias(call, call.AccountId, text);
        }

        return KeyId.TryParse(text, out var id) ? FindById(call, call.AccountId, id) : throw KmsErrors.InvalidKeyId(text);
    }

    /// <summary>Finds an alias of the caller's account and Region.</summary>
    public AliasTarget? FindAlias(Call call, AliasName name) =>
        catalog.TryGetAlias(call.AccountId, call.Region, name, out var alias) && catalog.TryGetKey(alias.AccountId, alias.Region, alias.TargetKeyId, out var key)
            ? new(alias, key)
            : null;

    /// <summary>The alias name that a request used, for <c>kms:RequestAlias</c>; null when it used a key id or a key ARN.</summary>
    public static string? RequestAlias(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith(AliasName.Prefix, StringComparison.Ordinal))
        {
            return text;
        }

        return Arn.TryParse(text, out var arn) && arn.Resource.StartsWith(AliasName.Prefix, StringComparison.Ordinal) ? arn.Resource : null;
    }

    private Key FindByArn(Call call, string text, bool takesAlias)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service is not "kms" || arn.Partition != call.Region.Partition || !AccountId.TryParse(arn.Account, out var account))
        {
            throw KmsErrors.InvalidArn(text);
        }

        if (arn.Region != call.Region.Value)
        {
            throw KmsErrors.InvalidArn(arn.Region);
        }

        if (takesAlias && arn.Resource.StartsWith(AliasName.Prefix, StringComparison.Ordinal))
        {
            return FindByAlias(call, account, arn.Resource);
        }

        return arn.Resource.StartsWith("key/", StringComparison.Ordinal) && KeyId.TryParse(arn.Resource[4..], out var id)
            ? FindById(call, account, id)
            : throw KmsErrors.InvalidArn(text);
    }

    private Key FindById(Call call, AccountId account, KeyId id)
    {
        if (catalog.TryGetKey(account, call.Region, id, out var key))
        {
            return key;
        }

        throw Missing(call, account) ?? KmsErrors.KeyNotFound(Arn.Key(call.Region, account, id).ToString());
    }

    private Key FindByAlias(Call call, AccountId account, string text)
    {
        if (AliasName.TryParse(text, out var name)
            && catalog.TryGetAlias(account, call.Region, name, out var alias)
            && catalog.TryGetKey(account, call.Region, alias.TargetKeyId, out var key))
        {
            return key;
        }

        throw Missing(call, account) ?? KmsErrors.AliasNotFound(new Arn(call.Region.Partition, "kms", call.Region.Value, account.Value, text).ToString());
    }

    private static Protocol.ServiceException? Missing(Call call, AccountId account) =>
        account == call.AccountId ? null : KmsErrors.NotThereForYou(call.Caller.Names.Arn, $"kms:{call.Endpoint.Row.Name}");
}

/// <summary>An alias together with the key that it names.</summary>
internal sealed record AliasTarget(Storage.Records.AliasRecord Alias, Key Key);
