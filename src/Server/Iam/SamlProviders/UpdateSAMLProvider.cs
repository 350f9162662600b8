using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.Providers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>Replaces the metadata of a SAML provider, from which its signing certificates and its end come.</summary>
internal sealed class UpdateSAMLProvider(ProviderCatalog providers)
    : ProviderOperation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse, SamlProviderRecord>(Table, ProviderKinds.Saml, providers)
{
    public static Operation Table { get; } = new("UpdateSAMLProvider");

    public override ValueTask<Done<UpdateSAMLProviderResponse>> ExecuteAsync(Admitted<UpdateSAMLProviderRequest> call, CancellationToken cancellationToken)
    {
        var provider = Found(call);
        var response = new UpdateSAMLProviderResponse(call.Request.ProviderArn);
        if (call.Request.Metadata is not { } metadata)
        {
            return ValueTask.FromResult(Done.With(response));
        }

        var changed = provider with { Metadata = metadata, ValidUntil = SamlProviderRules.Read(metadata).ValidUntilAfter(call.Time) };
        return ValueTask.FromResult(Done.With(response, Update(changed)));
    }
}

/// <summary>Asks for other metadata.</summary>
internal sealed record UpdateSAMLProviderRequest(string ProviderArn, string? Metadata) : IRequest<UpdateSAMLProviderRequest>, IProviderRequest
{
    public static RequestShape<UpdateSAMLProviderRequest> Shape { get; } = new(
        [SamlShapes.NewMetadata, SamlShapes.ProviderArn, SamlShapes.EncryptionMode, SamlShapes.PrivateKey, SamlShapes.RemovedPrivateKey],
        fields =>
        {
            SamlShapes.CheckUnencrypted(fields, SamlShapes.EncryptionMode, SamlShapes.PrivateKey, SamlShapes.RemovedPrivateKey);
            return new(fields.Get(SamlShapes.ProviderArn), fields.Get(SamlShapes.NewMetadata));
        });
}

/// <summary>Names the provider.</summary>
internal sealed record UpdateSAMLProviderResponse(string Arn) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("SAMLProviderArn", Arn);
}
