using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Import;

/// <summary>Gives a public key to wrap material with, and the token that goes with it.</summary>
internal sealed class GetParametersForImport(KeyLookup keys, ImportTokens tokens, KeyMaker maker)
    : KeyOperation<GetParametersForImportRequest, GetParametersForImportResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GetParametersForImport")
    {
        ReadOnly = true, States = KeyStates.Enabled | KeyStates.Disabled | KeyStates.PendingImport,
    };

    public override void Admit(Admitted<GetParametersForImportRequest> call)
    {
        ImportRules.CheckOrigin(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<GetParametersForImportRequest> call)
    {
        var request = call.Request;
        if (request.WrappingAlgorithm.IsRefused)
        {
            throw KmsErrors.Unsupported($"The wrapping algorithm {request.WrappingAlgorithm.Name} is no longer supported.");
        }

        if (!call.Key.Spec.CanBeWrapped(request.WrappingAlgorithm, request.WrappingKeySpec))
        {
            throw KmsErrors.Validation(
                $"The wrapping algorithm {request.WrappingAlgorithm.Name} with a wrapping key of {request.WrappingKeySpec.Name} cannot wrap key material of {call.Key.Spec.Name}.");
        }
    }

    public override async ValueTask<Done<GetParametersForImportResponse>> ExecuteAsync(
        Admitted<GetParametersForImportRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        using var wrappingKey = await maker.MakePairAsync(request.WrappingKeySpec.KeySpec, cancellationToken);
        var validTo = call.Time + ImportTokens.Lifetime;
        var token = tokens.Make(call.Key, request.WrappingAlgorithm, wrappingKey, validTo);
        return Done.With(new GetParametersForImportResponse(call.Key.Arn, token, wrappingKey.ExportSubjectPublicKeyInfo(), validTo));
    }
}

/// <summary>Asks for a wrapping key.</summary>
internal sealed record GetParametersForImportRequest(string KeyId, WrappingAlgorithm WrappingAlgorithm, WrappingKeySpec WrappingKeySpec)
    : IRequest<GetParametersForImportRequest>, IKeyRequest
{
    private static readonly Member<WrappingAlgorithm> Algorithm = Member.Required(
        "WrappingAlgorithm", new NameShape<WrappingAlgorithm>(Cryptography.WrappingAlgorithm.All, algorithm => algorithm.Name)).Condition("kms:WrappingAlgorithm");

    private static readonly Member<WrappingKeySpec> Spec = Member.Required(
        "WrappingKeySpec", new NameShape<WrappingKeySpec>(Cryptography.WrappingKeySpec.All, spec => spec.Name)).Condition("kms:WrappingKeySpec");

    public static RequestShape<GetParametersForImportRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Algorithm, Spec],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(Algorithm), fields.Get(Spec)));
}

/// <summary>The wrapping key's public half, DER SubjectPublicKeyInfo, and the token to import with.</summary>
internal sealed record GetParametersForImportResponse(string KeyId, byte[] ImportToken, byte[] PublicKey, DateTimeOffset ParametersValidTo) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Blob("ImportToken", ImportToken);
        writer.Blob("PublicKey", PublicKey);
        writer.Time("ParametersValidTo", ParametersValidTo);
    }
}
