using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms;

/// <summary>A request that names one key.</summary>
internal interface IKeyRequest
{
    /// <summary>The key as the caller wrote it; null only where a ciphertext may name it instead.</summary>
    string? KeyId { get; }

    /// <summary>Grant tokens, of operations that take them.</summary>
    IReadOnlyList<string> GrantTokens => [];

    /// <summary>The encryption context, of operations that take one: grants and conditions look at it.</summary>
    IReadOnlyDictionary<string, string>? EncryptionContext => null;
}

/// <summary>An operation on one key that the request names: finds it, demands the operation's own action on it, checks its state and usage.</summary>
internal abstract class KeyOperation<TRequest, TResponse>(Operation row, KeyLookup keys) : KmsOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IKeyRequest
    where TResponse : IWritable
{
    protected Catalog Catalog => keys.Catalog;

    public sealed override Resolution Resolve(Decoded<TRequest> call)
    {
        keys.GrantTokens.Check(call.Call, call.Request.GrantTokens);
        var key = Find(call);
        if (key.Record.CustomKeyStoreId is { } store)
        {
            call.Call.Notes.Tell("customKeyStoreId", store);
        }

        return new(DemandsOn(call, key), key) { Resources = [KmsDemands.Resource(key)] };
    }

    /// <summary>Finds the key that the request names.</summary>
    protected virtual Key Find(Decoded<TRequest> call) => keys.Find(call.Call, call.Request.KeyId!, Row.TakesAlias);

    /// <summary>What must be allowed: the operation's own action on the key, and in some operations more.</summary>
    protected virtual IReadOnlyList<Demand> DemandsOn(Decoded<TRequest> call, Key key) => [DemandOn(key, call.Request)];

    public override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context)
    {
        if (Row.TakesAlias && KeyLookup.RequestAlias(call.Decoded.Request.KeyId) is { } alias)
        {
            context.Set("kms:RequestAlias", alias);
        }
    }

    public override void Admit(Admitted<TRequest> call)
    {
        KeyAdmission.Check(Row, call.Key);
        Examine(call);
    }

    /// <summary>What the operation demands on its key: its own action.</summary>
    protected virtual KeyDemand DemandOn(Key key, TRequest request) => KmsDemands.OnKey(Row, key, Catalog, request.EncryptionContext);

    /// <summary>The operation's own checks, after those of state and usage: algorithm, lengths, quotas.</summary>
    protected virtual void Examine(Admitted<TRequest> call)
    {
    }

    /// <summary>Replaces the key's record, and answers nothing.</summary>
    protected static Done<NoResponse> Update(Key key, KeyRecord record) =>
        Done.Nothing(new WantedChange(Storage.Change.Update(record))) with { ChangedKeyArn = key.Arn };
}
