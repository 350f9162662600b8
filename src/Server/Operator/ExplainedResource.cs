using Signet.Identifiers;
using Signet.Server.Iam.Simulation;
using Signet.Server.Kms;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Server.Sts;

namespace Signet.Server.Operator;

/// <summary>A resource that a decision is explained for.</summary>
/// <param name="Asked">The demand that a call would make.</param>
/// <param name="Reading">What must be allowed of whoever wants to know, because the explanation shows the resource's policy.</param>
internal sealed record ExplainedResource(Demand Asked, IReadOnlyList<Demand> Reading)
{
    /// <summary>Finds the resource. A key or role that is not there, or another account's, is refused as the operations that show their policies refuse it.</summary>
    public static ExplainedResource Of(ServerParts parts, Call call, ExplainDecisionRequest request)
    {
        if (!Arn.TryParse(request.Resource, out var arn))
        {
            return new(new IdentityDemand(request.Action, request.Resource), []);
        }

        return arn.Service switch
        {
            "kms" when arn.Resource.StartsWith("key/", StringComparison.Ordinal) => OfKey(parts, call, request, arn),
            "iam" when request.Action.StartsWith("sts:", StringComparison.Ordinal) && PrincipalAsked.Split(arn).Kind == "role" => OfRole(parts, call, request, arn),
            _ => OfOther(parts, call, request, arn),
        };
    }

    private static ExplainedResource OfKey(ServerParts parts, Call call, ExplainDecisionRequest request, Arn arn)
    {
        if (arn.Account != call.AccountId.Value)
        {
            throw KmsErrors.AccessDenied($"The key policy of {request.Resource} is another account's: only that account can explain it.");
        }

        if (!Region.TryParse(arn.Region, out var region) || !KeyId.TryParse(arn.Resource["key/".Length..], out var id)
            || !parts.Catalog.TryGetKey(call.AccountId, region, id, out var key))
        {
            throw KmsErrors.KeyNotFound(request.Resource);
        }

        var aliases = parts.Catalog.AliasesOf(key);
        var asked = new KeyDemand(request.Action, key, CrossAccount: true, aliases)
        {
            Owner = key.AccountId,
            Grants = request.Action.StartsWith("kms:", StringComparison.Ordinal) ? parts.Catalog.GrantsOf(key) : KeyGrants.None,
            EncryptionContext = request.EncryptionContext,
        };
        return new(asked, [new KeyDemand("kms:GetKeyPolicy", key, CrossAccount: false, aliases) { Owner = key.AccountId }]);
    }

    private static ExplainedResource OfRole(ServerParts parts, Call call, ExplainDecisionRequest request, Arn arn)
    {
        var (_, name) = PrincipalAsked.Split(arn);
        var role = arn.Account == call.AccountId.Value && parts.Catalog.TryGetRole(call.AccountId, name, out var found) && found.Arn == request.Resource ? found : null;
        return new(
            new RoleTrustDemand(request.Action, request.Resource, role),
            [new IdentityDemand("iam:GetRole", request.Resource) { Owner = call.AccountId, Tags = role?.Record.Tags ?? [] }]);
    }

    private static ExplainedResource OfOther(ServerParts parts, Call call, ExplainDecisionRequest request, Arn arn)
    {
        var tags = PrincipalAsked.TryFind(parts.Catalog, parts.PrincipalPolicies, call.AccountId, arn, out var entity) ? entity.Tags : [];
        return new(new IdentityDemand(request.Action, request.Resource) { Tags = tags, Owner = AccountId.TryParse(arn.Account, out var owner) ? owner : null }, []);
    }
}
