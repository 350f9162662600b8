using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Aliases;

/// <summary>Deletes an alias, in any state of its key.</summary>
internal sealed class DeleteAlias(KeyLookup keys) : KmsOperation<DeleteAliasRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("DeleteAlias");

    public override Resolution Resolve(Decoded<DeleteAliasRequest> call)
    {
        var name = AliasRules.Read(call.Request.AliasName);
        var alias = keys.FindAlias(call.Call, name) ?? throw Missing(call.Call, name);
        return new([KmsDemands.OnAlias(Row, call.Call, name), KmsDemands.OnKey(Row, alias.Key, keys.Catalog)], alias.Key)
        {
            Resources = [KmsDemands.Resource(call.Call, name), KmsDemands.Resource(alias.Key)],
        };
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteAliasRequest> call, CancellationToken cancellationToken)
    {
        var name = AliasName.Parse(call.Request.AliasName);
        var alias = keys.FindAlias(call.Call, name)?.Alias ?? throw Missing(call.Call, name);
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(alias))) with { ChangedKeyArn = call.Key.Arn });
    }

    private static Protocol.ServiceException Missing(Call call, AliasName name) =>
        KmsErrors.AliasNotFound(KmsErrors.AliasArn(call.Region, call.AccountId, name));
}

/// <summary>Asks for an alias to be deleted.</summary>
internal sealed record DeleteAliasRequest(string AliasName) : IRequest<DeleteAliasRequest>
{
    public static RequestShape<DeleteAliasRequest> Shape { get; } = new([KmsShapes.AliasName], fields => new(fields.Get(KmsShapes.AliasName)));
}
