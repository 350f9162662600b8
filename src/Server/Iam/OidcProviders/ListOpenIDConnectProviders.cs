using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.OidcProviders;

/// <summary>Lists the account's OpenID Connect providers, in order of URL.</summary>
internal sealed class ListOpenIDConnectProviders(ProviderCatalog providers)
    : IamOperation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse>(Table)
{
    public static Operation Table { get; } = new("ListOpenIDConnectProviders") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<ListOpenIDConnectProvidersRequest> call) => new([new IdentityDemand($"iam:{Row.Name}", "*")]);

    public override ValueTask<Done<ListOpenIDConnectProvidersResponse>> ExecuteAsync(
        Admitted<ListOpenIDConnectProvidersRequest> call, CancellationToken cancellationToken)
    {
        var arns = providers.OidcOf(call.AccountId).Select(provider => Arn.OidcProvider(call.AccountId, provider.Url).ToString());
        return ValueTask.FromResult(Done.With(new ListOpenIDConnectProvidersResponse([.. arns])));
    }
}

/// <summary>Asks for all providers.</summary>
internal sealed record ListOpenIDConnectProvidersRequest : IRequest<ListOpenIDConnectProvidersRequest>
{
    public static RequestShape<ListOpenIDConnectProvidersRequest> Shape { get; } = new([], _ => new());
}

/// <summary>The providers' ARNs.</summary>
internal sealed record ListOpenIDConnectProvidersResponse(IReadOnlyList<string> Arns) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structures("OpenIDConnectProviderList", Arns.Select(arn => new ProviderArn(arn)));

    private sealed class ProviderArn(string arn) : IWritable
    {
        public void Write(ResponseWriter writer) => writer.Text("Arn", arn);
    }
}
