using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Lists the account's SAML providers, in order of name.</summary>
internal sealed class ListSAMLProviders(ProviderCatalog providers) : IamOperation<ListSAMLProvidersRequest, ListSAMLProvidersResponse>(Table)
{
    public static Operation Table { get; } = new("ListSAMLProviders") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<ListSAMLProvidersRequest> call) => new([new IdentityDemand($"iam:{Row.Name}", "*")]);

    public override ValueTask<Done<ListSAMLProvidersResponse>> ExecuteAsync(Admitted<ListSAMLProvidersRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new ListSAMLProvidersResponse(providers.SamlOf(call.AccountId))));
}

/// <summary>Asks for all providers.</summary>
internal sealed record ListSAMLProvidersRequest : IRequest<ListSAMLProvidersRequest>
{
    public static RequestShape<ListSAMLProvidersRequest> Shape { get; } = new([], _ => new());
}

/// <summary>The providers' names and dates.</summary>
internal sealed record ListSAMLProvidersResponse(IReadOnlyList<SamlProviderRecord> Providers) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structures("SAMLProviderList", Providers.Select(provider => new Entry(provider)));

    private sealed class Entry(SamlProviderRecord provider) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("Arn", Arn.SamlProvider(provider.AccountId, provider.Name).ToString());
            writer.Time("ValidUntil", provider.ValidUntil);
            writer.Time("CreateDate", provider.CreatedAt);
        }
    }
}
