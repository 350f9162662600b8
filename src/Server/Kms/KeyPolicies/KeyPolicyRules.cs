using System.Text;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.KeyPolicies;

/// <summary>What CreateKey and PutKeyPolicy ask of a key policy: its form, its principals, and that it does not lock its author out.</summary>
internal sealed class KeyPolicyRules(PrincipalNames principals)
{
    /// <summary>A key policy has at most this many bytes.</summary>
    public const int MaxBytes = 32768;

    /// <summary>The default key policy: the account may hand out every permission by its identity policies.</summary>
    public static string Default(Region region, AccountId account) => PolicyText.Format($$"""
        {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
        "Principal":{"AWS":"arn:{{region.Partition}}:iam::{{account}}:root"},"Action":"kms:*","Resource":"*"}]}
        """);

    /// <summary>Checks a policy for a key, and gives it back as it is stored.</summary>
    public string Accept(Call call, KeyRecord key, string json, bool bypassLockoutCheck)
    {
        if (Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw KmsErrors.LimitExceeded($"The key policy is larger than the limit of {MaxBytes} bytes.");
        }

        if (!Policy.TryParse(json, PolicyKind.Key, out _, out var error))
        {
            throw KmsErrors.MalformedPolicy(error);
        }

        var bound = principals.Bind(json, out var unknown);
        if (unknown is not null)
        {
            throw KmsErrors.MalformedPolicy("Policy contains a statement with one or more invalid principals.");
        }

        if (!bypassLockoutCheck && !LetsCallerBack(call, key with { Policy = bound }))
        {
            throw KmsErrors.MalformedPolicy("The new key policy will not allow you to update the key policy in the future.");
        }

        return PolicyText.Format(bound);
    }

    // The new policy, alone, must let the caller change it again: by its name, or by leaving it to its account.
    private static bool LetsCallerBack(Call call, KeyRecord record)
    {
        var key = new Key(record);
        var demand = new KeyDemand("kms:PutKeyPolicy", key, CrossAccount: false, []) { Owner = key.AccountId };
        var context = ConditionContext.For(call, demand, []);
        return AccessRules.KeyPolicyReaches(new(call.Caller.Names, demand.Action, demand.Resource, context), key.Policy, key.AccountId.Value);
    }
}
