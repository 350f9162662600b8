using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Aliases;

/// <summary>Points an alias at another key of the same class and usage.</summary>
internal sealed class UpdateAlias(KeyLookup keys) : KmsOperation<UpdateAliasRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("UpdateAlias") { States = KeyStates.NotPendingDeletion };

    public override Resolution Resolve(Decoded<UpdateAliasRequest> call)
    {
        var name = AliasRules.Read(call.Request.AliasName);
        AliasRules.CheckTarget(call.Request.TargetKeyId);
        var key = keys.Find(call.Call, call.Request.TargetKeyId, takesAlias: false);
        var alias = keys.FindAlias(call.Call, name) ?? throw KmsErrors.AliasNotFound(KmsErrors.AliasArn(call.Call.Region, call.Call.AccountId, name));
        Demand[] demands =
        [
            KmsDemands.OnAlias(Row, call.Call, name),
            KmsDemands.OnKey(Row, alias.Key, keys.Catalog),
            KmsDemands.OnKey(Row, key, keys.Catalog),
        ];
        return new(demands, key, alias.Key) { Resources = [KmsDemands.Resource(call.Call, name), KmsDemands.Resource(key)] };
    }

    public override void Admit(Admitted<UpdateAliasRequest> call)
    {
        // The old key may be on its way to deletion; the new one may not.
        KeyAdmission.Check(Row, call.Key);
        CheckKind(call, "key usage", call.OtherKey.Record.KeyUsage, call.Key.Record.KeyUsage);
        CheckKind(call, "key type", ClassOf(call.OtherKey), ClassOf(call.Key));
        if (call.Key.Arn != call.OtherKey.Arn)
        {
            AliasRules.CheckQuota(keys.Catalog, call.Key);
        }
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateAliasRequest> call, CancellationToken cancellationToken)
    {
        var name = AliasName.Parse(call.Request.AliasName);
        var alias = keys.FindAlias(call.Call, name)?.Alias ?? throw KmsErrors.AliasNotFound(KmsErrors.AliasArn(call.Region, call.AccountId, name));
        var moved = alias with { TargetKeyId = call.Key.Id, UpdatedAt = call.Time };
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(moved)), KeyAdmission.Counted(call.Key)) with { ChangedKeyArn = call.Key.Arn });
    }

    private static string ClassOf(Key key) => key.Spec.IsAsymmetric ? "ASYMMETRIC" : key.Spec.MacAlgorithms.Count > 0 ? "HMAC" : "SYMMETRIC";

    private static void CheckKind(Admitted<UpdateAliasRequest> call, string what, string old, string wanted)
    {
        if (old != wanted)
        {
            var arn = KmsErrors.AliasArn(call.Region, call.AccountId, AliasName.Parse(call.Request.AliasName));
            throw KmsErrors.Validation(
                $"Alias {arn} cannot be changed from a CMK with {what} {old} to a CMK with {what} {wanted}. The {what} of the current CMK and the new CMK must be the same.");
        }
    }
}

/// <summary>Asks for an alias to name another key.</summary>
internal sealed record UpdateAliasRequest(string AliasName, string TargetKeyId) : IRequest<UpdateAliasRequest>
{
    public static RequestShape<UpdateAliasRequest> Shape { get; } = new(
        [KmsShapes.AliasName, KmsShapes.TargetKeyId],
        fields => new(fields.Get(KmsShapes.AliasName), fields.Get(KmsShapes.TargetKeyId)));
}
