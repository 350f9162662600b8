using Signet.Identifiers;
using Signet.Server.State;

namespace Signet.Server.Kms.Keys;

/// <summary>How many keys an account may have in a Region (AWS KMS Developer Guide, Resource quotas). Calls at the same moment may pass it by as many.</summary>
internal sealed class KeyQuota(Catalog catalog, int maximum)
{
    /// <summary>Refuses one key more than there may be.</summary>
    public void Check(AccountId account, Region region)
    {
        var usage = catalog.CountKeys(account, region);
        if (usage >= maximum)
        {
            throw KmsErrors.LimitExceeded($"KMS keys quota for this account in this region is {maximum}, current usage is {usage}.");
        }
    }
}
