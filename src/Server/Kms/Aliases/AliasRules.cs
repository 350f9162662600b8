using Signet.Identifiers;
using Signet.Server.State;

namespace Signet.Server.Kms.Aliases;

/// <summary>The rules of alias names and of their targets.</summary>
internal static class AliasRules
{
    /// <summary>A key has at most this many aliases.</summary>
    public const int MaxPerKey = 50;

    /// <summary>Reads an alias name whose characters are known to fit the pattern.</summary>
    public static AliasName Read(string text)
    {
        if (!text.StartsWith(AliasName.Prefix, StringComparison.Ordinal))
        {
            throw KmsErrors.Validation("Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }

        if (!AliasName.TryParse(text, out var name))
        {
            throw KmsErrors.Validation($"{text} contains invalid characters for an alias");
        }

        return name.IsReserved ? throw KmsErrors.ReservedAlias() : name;
    }

    /// <summary>Refuses an alias as the target of an alias.</summary>
    public static void CheckTarget(string keyId)
    {
        if (KeyLookup.RequestAlias(keyId) is not null)
        {
            throw KmsErrors.Validation("Aliases must refer to keys. Not aliases");
        }
    }

    /// <summary>Refuses one alias more than a key may have.</summary>
    public static void CheckQuota(Catalog catalog, Key key)
    {
        var usage = catalog.AliasesOf(key).Count;
        if (usage >= MaxPerKey)
        {
            throw KmsErrors.LimitExceeded($"Aliases per key quota for this account in this region is {MaxPerKey}, current usage is {usage}.");
        }
    }
}
