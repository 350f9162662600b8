using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Aliases;

/// <summary>Gives a key another name.</summary>
internal sealed class CreateAlias(KeyLookup keys) : KmsOperation<CreateAliasRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("CreateAlias") { States = KeyStates.NotPendingDeletion };

    public override Resolution Resolve(Decoded<CreateAliasRequest> call)
    {
        var name = AliasRules.Read(call.Request.AliasName);
        AliasRules.CheckTarget(call.Request.TargetKeyId);
        var key = keys.Find(call.Call, call.Request.TargetKeyId, takesAlias: false);
        return new([KmsDemands.OnAlias(Row, call.Call, name), KmsDemands.OnKey(Row, key, keys.Catalog)], key)
        {
            Resources = [KmsDemands.Resource(key), KmsDemands.Resource(call.Call, name)],
        };
    }

    public override void Admit(Admitted<CreateAliasRequest> call)
    {
        KeyAdmission.Check(Row, call.Key);
        if (keys.Catalog.TryGetAlias(call.AccountId, call.Region, AliasName.Parse(call.Request.AliasName), out _))
        {
            throw Exists(call);
        }

        AliasRules.CheckQuota(keys.Catalog, call.Key);
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<CreateAliasRequest> call, CancellationToken cancellationToken)
    {
        var alias = new AliasRecord
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Name = AliasName.Parse(call.Request.AliasName),
            TargetKeyId = call.Key.Id,
            CreatedAt = call.Time,
            UpdatedAt = call.Time,
        };
        var done = Done.Nothing(new WantedChange(Change.Insert(alias), () => Exists(call)), KeyAdmission.Counted(call.Key)) with { ChangedKeyArn = call.Key.Arn };
        return ValueTask.FromResult(done);
    }

    private static Protocol.ServiceException Exists(Admitted<CreateAliasRequest> call) =>
        KmsErrors.AliasExists(KmsErrors.AliasArn(call.Region, call.AccountId, AliasName.Parse(call.Request.AliasName)));
}

/// <summary>Asks for an alias of a key.</summary>
internal sealed record CreateAliasRequest(string AliasName, string TargetKeyId) : IRequest<CreateAliasRequest>
{
    public static RequestShape<CreateAliasRequest> Shape { get; } = new(
        [KmsShapes.AliasName, KmsShapes.TargetKeyId],
        fields => new(fields.Get(KmsShapes.AliasName), fields.Get(KmsShapes.TargetKeyId)));
}
