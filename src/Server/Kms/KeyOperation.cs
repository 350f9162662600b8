using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms;

/// <summary>A request that names one key.</summary>
internal interface IKeyRequest
{
    /// <summary>The key as the caller wrote it.</summary>
    string KeyId { get; }

    /// <summary>Grant tokens, of operations that take them.</summary>
    IReadOnlyList<string> GrantTokens => [];
}

/// <summary>An operation on one key that the request names: finds it, demands the operation's own action on it, checks its state and usage.</summary>
internal abstract class KeyOperation<TRequest, TResponse>(Operation row, KeyLookup keys) : Operation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IKeyRequest
    where TResponse : IWritable
{
    protected Catalog Catalog => keys.Catalog;

    public sealed override Resolution Resolve(Decoded<TRequest> call)
    {
        var key = keys.Find(call.Call, call.Request.KeyId, Row.TakesAlias);
        if (call.Request.GrantTokens is { Count: > 0 })
        {
            // There are no grants yet, so no token can be one of ours.
            throw KmsErrors.InvalidGrantToken();
        }

        if (key.Record.CustomKeyStoreId is { } store)
        {
            call.Call.Notes.Add("customKeyStoreId", store);
        }

        return new([KmsDemands.OnKey(Row, key, Catalog)], key) { Resources = [KmsDemands.Resource(key)] };
    }

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

    /// <summary>The operation's own checks, after those of state and usage: algorithm, lengths, quotas.</summary>
    protected virtual void Examine(Admitted<TRequest> call)
    {
    }

    /// <summary>Replaces the key's record, and answers nothing.</summary>
    protected static Done<NoResponse> Update(Key key, KeyRecord record) =>
        Done.Nothing(new WantedChange(Storage.Change.Update(record))) with { ChangedKeyArn = key.Arn };
}
