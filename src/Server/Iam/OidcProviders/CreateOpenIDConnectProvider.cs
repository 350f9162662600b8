using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Trusts an OpenID Connect provider; it is asked for its keys only when a token of it comes.</summary>
internal sealed class CreateOpenIDConnectProvider(ProviderCatalog providers)
    : IamOperation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse>(Table)
{
    /// <summary>An account has at most this many providers.</summary>
    public const int MaxPerAccount = 100;

    public static Operation Table { get; } = new("CreateOpenIDConnectProvider");

    protected override Resolution FindResources(Decoded<CreateOpenIDConnectProviderRequest> call)
    {
        var arn = Arn.OidcProvider(call.Call.AccountId, call.Request.Name);
        var demand = IamDemands.OnArn(Row.Name, call.Call.AccountId, arn);
        Demand[] demands = call.Request.Tags.Count > 0 ? [demand, IamDemands.OnArn("TagOpenIDConnectProvider", call.Call.AccountId, arn)] : [demand];
        return new(demands) { Resources = [new(ProviderKinds.Oidc.TrailType, demand.Resource)] };
    }

    public override void AddConditions(Resolved<CreateOpenIDConnectProviderRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public override void Admit(Admitted<CreateOpenIDConnectProviderRequest> call)
    {
        IamTags.Check(call.Request.Tags);
        OidcProviderRules.CheckThumbprints(call.Request.Thumbprints);
        OidcProviderRules.CheckClientIds(call.Request.ClientIds);
        if (providers.TryGetOidc(call.AccountId, call.Request.Name, out _))
        {
            throw ProviderErrors.UrlExists(call.Request.Name);
        }

        if (providers.OidcOf(call.AccountId).Count >= MaxPerAccount)
        {
            throw IamErrors.QuotaExceeded("OpenIdConnectProvidersPerAccount", MaxPerAccount);
        }
    }

    public override ValueTask<Done<CreateOpenIDConnectProviderResponse>> ExecuteAsync(
        Admitted<CreateOpenIDConnectProviderRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var provider = new OidcProviderRecord
        {
            AccountId = call.AccountId,
            Url = request.Name,
            ClientIds = [.. request.ClientIds.Distinct(StringComparer.Ordinal)],
            Thumbprints = request.Thumbprints,
            CreatedAt = call.Time,
            Tags = request.Tags,
        };
        return ValueTask.FromResult(Done.With(
            new CreateOpenIDConnectProviderResponse(Arn.OidcProvider(call.AccountId, request.Name).ToString(), request.Tags),
            new WantedChange(Change.Insert(provider), () => ProviderErrors.UrlExists(request.Name))));
    }
}

/// <summary>Asks for a provider to be trusted.</summary>
internal sealed record CreateOpenIDConnectProviderRequest(
    string Name, IReadOnlyList<string> ClientIds, IReadOnlyList<string> Thumbprints, IReadOnlyList<Tag> Tags) : IRequest<CreateOpenIDConnectProviderRequest>
{
    private static readonly Member<string> Url = Member.Required("Url", new TextShape(1, 255));

    public static RequestShape<CreateOpenIDConnectProviderRequest> Shape { get; } = new(
        [Url, OidcShapes.ClientIds, OidcShapes.Thumbprints, IamTags.Tags],
        fields => new(
            OidcProviderRules.NameOf(fields.Get(Url)),
            fields.Get(OidcShapes.ClientIds) ?? [],
            fields.Get(OidcShapes.Thumbprints) ?? [],
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Names the provider.</summary>
internal sealed record CreateOpenIDConnectProviderResponse(string Arn, IReadOnlyList<Tag> Tags) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("OpenIDConnectProviderArn", Arn);
        writer.Structures("Tags", IamTags.Written(Tags));
    }
}
