using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Grants;

/// <summary>Lists the grants of a key, or the one of an id, or those of a grantee, in order of id.</summary>
internal sealed class ListGrants(KeyLookup keys, GrantPrincipals principals, IStore store) : KeyOperation<ListGrantsRequest, GrantListResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ListGrants") { ReadOnly = true, CrossAccount = true };

    public override void AddConditions(Resolved<ListGrantsRequest> call, Demand demand, RequestContext context) => GrantRules.AddService(context);

    public override async ValueTask<Done<GrantListResponse>> ExecuteAsync(Admitted<ListGrantsRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var grantee = request.GranteePrincipal is { } arn ? principals.BindShown(arn) ?? throw KmsErrors.InvalidPrincipal(arn) : null;
        var after = GrantMarker.Read(request.Marker);
        if (request.GrantId is { } id)
        {
            var grant = Catalog.GrantsOf(key).Find(id) ?? throw KmsErrors.InvalidGrantId();
            var meant = (grantee ?? grant.Grantee) == grant.Grantee && string.CompareOrdinal(id, after) > 0;
            return Done.With(GrantListResponse.Of(meant ? [grant.Record] : [], request.Limit, principals));
        }

        var read = await store.ListGrantsAsync(key.AccountId, key.Region, key.Id, grantee, after, request.Limit + 1, cancellationToken);
        return Done.With(GrantListResponse.Of(read, request.Limit, principals));
    }
}

/// <summary>Asks for a page of a key's grants.</summary>
internal sealed record ListGrantsRequest(string KeyId, string? GrantId, string? GranteePrincipal, int Limit, string? Marker)
    : IRequest<ListGrantsRequest>, IKeyRequest
{
    private static readonly Member<string> GrantIdMember = Member.Optional("GrantId", GrantShapes.GrantId);
    private static readonly Member<string> Grantee = Member.Optional("GranteePrincipal", GrantShapes.Principal);

    public static RequestShape<ListGrantsRequest> Shape { get; } = new(
        [GrantShapes.Limit, KmsShapes.Marker, KmsShapes.KeyId, GrantIdMember, Grantee],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(GrantIdMember),
            fields.Get(Grantee),
            fields.Get(GrantShapes.Limit) ?? 50,
            fields.Get(KmsShapes.Marker)));
}
