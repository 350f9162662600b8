using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Grants;

/// <summary>Lists the grants that a principal of the caller's account may retire, on keys of any account in the Region, in order of id.</summary>
internal sealed class ListRetirableGrants(GrantPrincipals principals, IStore store) : KmsOperation<ListRetirableGrantsRequest, GrantListResponse>(Table)
{
    public static Operation Table { get; } = new("ListRetirableGrants") { ReadOnly = true };

    public override Resolution Resolve(Decoded<ListRetirableGrantsRequest> call)
    {
        var text = call.Request.RetiringPrincipal;
        if (!Arn.TryParse(text, out var arn))
        {
            throw KmsErrors.InvalidPrincipal(text);
        }

        // Who lives in another account is not told.
        return arn.Account == call.Call.AccountId.Value
            ? new([KmsDemands.OnAccount(Row.Name)])
            : throw KmsErrors.NotThereForYou(call.Call.Caller.Names.Arn, "kms:ListRetirableGrants");
    }

    public override async ValueTask<Done<GrantListResponse>> ExecuteAsync(Admitted<ListRetirableGrantsRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var retiring = principals.Bind(request.RetiringPrincipal) ?? throw KmsErrors.InvalidPrincipal(request.RetiringPrincipal);
        var after = GrantMarker.Read(request.Marker);
        var read = await store.ListRetirableGrantsAsync(call.Region, retiring, after, request.Limit + 1, cancellationToken);
        return Done.With(GrantListResponse.Of(read, request.Limit, principals));
    }
}

/// <summary>Asks for a page of the grants that a principal may retire.</summary>
internal sealed record ListRetirableGrantsRequest(string RetiringPrincipal, int Limit, string? Marker) : IRequest<ListRetirableGrantsRequest>
{
    private static readonly Member<string> Retiring = Member.Required("RetiringPrincipal", GrantShapes.Principal);

    public static RequestShape<ListRetirableGrantsRequest> Shape { get; } = new(
        [GrantShapes.Limit, KmsShapes.Marker, Retiring],
        fields => new(fields.Get(Retiring), fields.Get(GrantShapes.Limit) ?? 50, fields.Get(KmsShapes.Marker)));
}
