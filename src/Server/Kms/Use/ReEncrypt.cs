using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Decrypts with one key and encrypts with another, or with the same in another encryption context; the plaintext never leaves.</summary>
internal sealed class ReEncrypt(KeyLookup keys, KeyStoreDirectory keyStores, PublicKeys publicKeys) : KmsOperation<ReEncryptRequest, ReEncryptResponse>(Table)
{
    private const string From = "kms:ReEncryptFrom";
    private const string To = "kms:ReEncryptTo";

    public static Operation Table { get; } = new("ReEncrypt")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, States = KeyStates.Usable,
    };

    public override Resolution Resolve(Decoded<ReEncryptRequest> call)
    {
        var request = call.Request;
        keys.GrantTokens.Check(call.Call, request.GrantTokens);
        var source = CiphertextKeys.Find(keys, call.Call, request.SourceKeyId, request.CiphertextBlob, request.SourceEncryptionAlgorithm);
        var destination = keys.Find(call.Call, request.DestinationKeyId, takesAlias: true);
        var from = KmsDemands.OnKey(Row, source, keys.Catalog, request.SourceEncryptionContext) with { Action = From };
        var to = KmsDemands.OnKey(Row, destination, keys.Catalog, request.DestinationEncryptionContext) with { Action = To };
        return new([CiphertextKeys.Hide(from, request.SourceKeyId), to], source, destination)
        {
            Resources = [KmsDemands.Resource(source), KmsDemands.Resource(destination)],
        };
    }

    public override void AddConditions(Resolved<ReEncryptRequest> call, Demand demand, RequestContext context)
    {
        var (request, resolution) = (call.Decoded.Request, call.Resolution);
        var ofSource = demand.Action is From;
        context.Set("kms:EncryptionAlgorithm", (ofSource ? request.SourceEncryptionAlgorithm : request.DestinationEncryptionAlgorithm).Name);
        context.Set("kms:ReEncryptOnSameKey", resolution.Key!.Arn == resolution.OtherKey!.Arn ? "true" : "false");
        if (KeyLookup.RequestAlias(ofSource ? request.SourceKeyId : request.DestinationKeyId) is { } alias)
        {
            context.Set("kms:RequestAlias", alias);
        }
    }

    public override void Admit(Admitted<ReEncryptRequest> call)
    {
        var (request, source, destination) = (call.Request, call.Key, call.OtherKey);
        if (source.Usage is not KeyUsage.EncryptDecrypt)
        {
            throw KmsErrors.IncorrectKey();
        }

        KeyAdmission.Check(Row, source);
        KeyAdmission.Check(Row, destination);
        if (destination.Usage is not KeyUsage.EncryptDecrypt)
        {
            throw KmsErrors.WrongUsage(destination, Row.Name);
        }

        EncryptionRules.Check(source, request.SourceEncryptionAlgorithm, request.SourceEncryptionContext);
        EncryptionRules.Check(destination, request.DestinationEncryptionAlgorithm, request.DestinationEncryptionContext);
    }

    public override async ValueTask<Done<ReEncryptResponse>> ExecuteAsync(Admitted<ReEncryptRequest> call, CancellationToken cancellationToken)
    {
        var (request, source, destination) = (call.Request, call.Key, call.OtherKey);
        var ciphertext = request.CiphertextBlob!;
        var plaintext = await CiphertextKeys.DecryptAsync(
            keyStores, source, request.SourceEncryptionAlgorithm, ciphertext, EncryptionContext.Of(request.SourceEncryptionContext), cancellationToken);
        try
        {
            // What one key decrypts may be more than the other can encrypt.
            var maximum = destination.Spec.MaxPlaintext(request.DestinationEncryptionAlgorithm);
            if (plaintext.Length > maximum)
            {
                throw KmsErrors.TooMuchPlaintext(destination, request.DestinationEncryptionAlgorithm.Name, maximum);
            }

            var encrypted = await EncryptionRules.EncryptAsync(
                keyStores, publicKeys, destination, request.DestinationEncryptionAlgorithm, plaintext, request.DestinationEncryptionContext, cancellationToken);
            var response = new ReEncryptResponse(
                encrypted.Blob,
                source.Arn,
                destination.Arn,
                request.SourceEncryptionAlgorithm,
                request.DestinationEncryptionAlgorithm,
                CiphertextKeys.MaterialOf(source, ciphertext),
                encrypted.MaterialId);
            EncryptionRules.TellMaterial(call.Call, response.SourceKeyMaterialId, "sourceKeyMaterialId");
            EncryptionRules.TellMaterial(call.Call, response.DestinationKeyMaterialId, "destinationKeyMaterialId");
            return Done.With(response);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }
}

/// <summary>Asks for a ciphertext to be moved to another key or another encryption context; there is none only in a dry run that ignores it.</summary>
internal sealed record ReEncryptRequest(
    byte[]? CiphertextBlob,
    string? SourceKeyId,
    IReadOnlyDictionary<string, string>? SourceEncryptionContext,
    EncryptionAlgorithm SourceEncryptionAlgorithm,
    string DestinationKeyId,
    IReadOnlyDictionary<string, string>? DestinationEncryptionContext,
    EncryptionAlgorithm DestinationEncryptionAlgorithm,
    IReadOnlyList<string> GrantTokens,
    bool DryRun) : IRequest<ReEncryptRequest>, IDryRun
{
    private static readonly NameShape<EncryptionAlgorithm> Algorithm = new(EncryptionAlgorithm.All, algorithm => algorithm.Name);
    private static readonly Member<byte[]> Ciphertext = Member.Optional("CiphertextBlob", KmsShapes.Ciphertext).Unrecorded();
    private static readonly Member<string> Source = Member.Optional("SourceKeyId", KmsShapes.KeyIdText);
    private static readonly Member<IReadOnlyDictionary<string, string>> SourceContext = Member.Optional("SourceEncryptionContext", KmsShapes.Context);
    private static readonly Member<EncryptionAlgorithm> SourceAlgorithm =
        Member.Optional("SourceEncryptionAlgorithm", Algorithm, EncryptionAlgorithm.SymmetricDefault);
    private static readonly Member<string> Destination = Member.Required("DestinationKeyId", KmsShapes.KeyIdText);
    private static readonly Member<IReadOnlyDictionary<string, string>> DestinationContext = Member.Optional("DestinationEncryptionContext", KmsShapes.Context);
    private static readonly Member<EncryptionAlgorithm> DestinationAlgorithm =
        Member.Optional("DestinationEncryptionAlgorithm", Algorithm, EncryptionAlgorithm.SymmetricDefault);

    public static RequestShape<ReEncryptRequest> Shape { get; } = new(
        [Ciphertext, SourceContext, Source, Destination, DestinationContext, SourceAlgorithm, DestinationAlgorithm,
            KmsShapes.GrantTokens, KmsShapes.DryRun, KmsShapes.DryRunModifiers],
        fields => new(
            IgnoredCiphertext.Check(fields, Ciphertext, Source),
            fields.Get(Source),
            fields.Get(SourceContext),
            fields.Get(SourceAlgorithm),
            fields.Get(Destination),
            fields.Get(DestinationContext),
            fields.Get(DestinationAlgorithm),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The new ciphertext, and which keys and materials were at work.</summary>
internal sealed record ReEncryptResponse(
    byte[] CiphertextBlob,
    string SourceKeyId,
    string KeyId,
    EncryptionAlgorithm SourceEncryptionAlgorithm,
    EncryptionAlgorithm DestinationEncryptionAlgorithm,
    string? SourceKeyMaterialId,
    string? DestinationKeyMaterialId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("CiphertextBlob", CiphertextBlob);
        writer.Text("SourceKeyId", SourceKeyId);
        writer.Text("KeyId", KeyId);
        writer.Text("SourceEncryptionAlgorithm", SourceEncryptionAlgorithm.Name);
        writer.Text("DestinationEncryptionAlgorithm", DestinationEncryptionAlgorithm.Name);
        writer.Text("SourceKeyMaterialId", SourceKeyMaterialId);
        writer.Text("DestinationKeyMaterialId", DestinationKeyMaterialId);
    }
}
