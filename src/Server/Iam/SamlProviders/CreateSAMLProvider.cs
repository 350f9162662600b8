using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Trusts a SAML 2.0 identity provider, by its metadata.</summary>
internal sealed class CreateSAMLProvider(ProviderCatalog providers) : IamOperation<CreateSAMLProviderRequest, CreateSAMLProviderResponse>(Table)
{
    /// <summary>An account has at most this many providers.</summary>
    public const int MaxPerAccount = 100;

    public static Operation Table { get; } = new("CreateSAMLProvider");

    protected override Resolution FindResources(Decoded<CreateSAMLProviderRequest> call)
    {
        var arn = Arn.SamlProvider(call.Call.AccountId, call.Request.Name);
        var demand = IamDemands.OnArn(Row.Name, call.Call.AccountId, arn);
        Demand[] demands = call.Request.Tags.Count > 0 ? [demand, IamDemands.OnArn("TagSAMLProvider", call.Call.AccountId, arn)] : [demand];
        return new(demands) { Resources = [new(ProviderKinds.Saml.TrailType, demand.Resource)] };
    }

    public override void AddConditions(Resolved<CreateSAMLProviderRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public override void Admit(Admitted<CreateSAMLProviderRequest> call)
    {
        IamTags.Check(call.Request.Tags);
        if (providers.TryGetSaml(call.AccountId, call.Request.Name, out _))
        {
            throw ProviderErrors.NameExists(call.Request.Name);
        }

        if (providers.SamlOf(call.AccountId).Count >= MaxPerAccount)
        {
            throw IamErrors.QuotaExceeded("SAMLProvidersPerAccount", MaxPerAccount);
        }
    }

    public override ValueTask<Done<CreateSAMLProviderResponse>> ExecuteAsync(Admitted<CreateSAMLProviderRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var provider = new SamlProviderRecord
        {
            AccountId = call.AccountId,
            Name = request.Name,
            Metadata = request.Metadata,
            CreatedAt = call.Time,
            ValidUntil = SamlProviderRules.Read(request.Metadata).ValidUntilAfter(call.Time),
            Tags = request.Tags,
        };
        return ValueTask.FromResult(Done.With(
            new CreateSAMLProviderResponse(Arn.SamlProvider(call.AccountId, request.Name).ToString(), request.Tags),
            new WantedChange(Change.Insert(provider), () => ProviderErrors.NameExists(request.Name))));
    }
}

/// <summary>Asks for a provider to be trusted.</summary>
internal sealed record CreateSAMLProviderRequest(string Name, string Metadata, IReadOnlyList<Tag> Tags) : IRequest<CreateSAMLProviderRequest>
{
    public static RequestShape<CreateSAMLProviderRequest> Shape { get; } = new(
        [SamlShapes.Metadata, SamlShapes.Name, IamTags.Tags, SamlShapes.EncryptionMode, SamlShapes.PrivateKey],
        fields =>
        {
            SamlShapes.CheckUnencrypted(fields, SamlShapes.EncryptionMode, SamlShapes.PrivateKey);
            return new(fields.Get(SamlShapes.Name), fields.Get(SamlShapes.Metadata), fields.Get(IamTags.Tags) ?? []);
        });
}

/// <summary>Names the provider.</summary>
internal sealed record CreateSAMLProviderResponse(string Arn, IReadOnlyList<Tag> Tags) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("SAMLProviderArn", Arn);
        writer.Structures("Tags", IamTags.Written(Tags));
    }
}
