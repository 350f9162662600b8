using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Aliases;

/// <summary>Lists the aliases of the account and Region, or of one key, in order of name.</summary>
internal sealed class ListAliases(KeyLookup keys, IStore store) : KmsOperation<ListAliasesRequest, ListAliasesResponse>(Table)
{
    public static Operation Table { get; } = new("ListAliases") { ReadOnly = true };

    public override Resolution Resolve(Decoded<ListAliasesRequest> call)
    {
        var key = call.Request.KeyId is { } id ? keys.Find(call.Call, id, takesAlias: false) : null;
        if (key is not null && key.AccountId != call.Call.AccountId)
        {
            throw KmsErrors.NotThereForYou(call.Call.Caller.Names.Arn, "kms:ListAliases");
        }

        return new([KmsDemands.OnAccount("ListAliases")], key);
    }

    public override async ValueTask<Done<ListAliasesResponse>> ExecuteAsync(Admitted<ListAliasesRequest> call, CancellationToken cancellationToken)
    {
        var limit = call.Request.Limit;
        var after = Marker.Read<AliasRecord>(call.Request.Marker) is { } place
            ? AliasName.TryParse(place, out var name) ? name : throw KmsErrors.InvalidMarker()
            : (AliasName?)null;
        var read = await store.ListAliasesAsync(call.AccountId, call.Region, call.KeyOrNull?.Id, after, limit + 1, cancellationToken);
        return Done.With(new ListAliasesResponse(Page<AliasRecord>.Of(read, limit, alias => alias.Name.Value)));
    }
}

/// <summary>Asks for a page of aliases.</summary>
internal sealed record ListAliasesRequest(string? KeyId, int Limit, string? Marker) : IRequest<ListAliasesRequest>
{
    private static readonly Member<int?> LimitMember = KmsShapes.Limit(100);

    public static RequestShape<ListAliasesRequest> Shape { get; } = new(
        [KmsShapes.OptionalKeyId, LimitMember, KmsShapes.Marker],
        fields => new(fields.Get(KmsShapes.OptionalKeyId), fields.Get(LimitMember) ?? 50, fields.Get(KmsShapes.Marker)));
}

/// <summary>A page of aliases.</summary>
internal sealed record ListAliasesResponse(Page<AliasRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Aliases", Page.Items.Select(alias => new AliasListEntry(alias)));
        Page.WriteEnd(writer);
    }
}

/// <summary>An alias in the list.</summary>
internal sealed class AliasListEntry(AliasRecord alias) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("AliasName", alias.Name.Value);
        writer.Text("AliasArn", Arn.Alias(alias.Region, alias.AccountId, alias.Name).ToString());
        writer.Text("TargetKeyId", alias.TargetKeyId.Value);
        writer.Time("CreationDate", alias.CreatedAt);
        writer.Time("LastUpdatedDate", alias.UpdatedAt);
    }
}
