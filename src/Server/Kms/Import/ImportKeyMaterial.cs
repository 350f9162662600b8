using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Import;

/// <summary>Brings material that was made elsewhere into a key.</summary>
internal sealed class ImportKeyMaterial(KeyLookup keys, ImportTokens tokens, MaterialImport import)
    : KeyOperation<ImportKeyMaterialRequest, ImportKeyMaterialResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ImportKeyMaterial")
    {
        States = KeyStates.Enabled | KeyStates.Disabled | KeyStates.PendingImport | KeyStates.Updating,
    };

    public override void Admit(Admitted<ImportKeyMaterialRequest> call)
    {
        ImportRules.CheckOrigin(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<ImportKeyMaterialRequest> call)
    {
        var request = call.Request;
        if (request.ValidTo is { } validTo && (validTo <= call.Time || validTo > call.Time.AddDays(ImportRules.MaxValidityInDays)))
        {
            throw KmsErrors.Validation(validTo <= call.Time
                ? "ValidTo must be in the future"
                : $"ValidTo must be at most {ImportRules.MaxValidityInDays} days in the future");
        }

        if (!call.Key.IsSymmetric && (request.ImportType is not null || request.KeyMaterialDescription is not null || request.KeyMaterialId is not null))
        {
            throw KmsErrors.Validation("ImportType, KeyMaterialDescription and KeyMaterialId can be specified only for symmetric encryption keys.");
        }
    }

    public override ValueTask<Done<ImportKeyMaterialResponse>> ExecuteAsync(Admitted<ImportKeyMaterialRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var sent = tokens.Unwrap(key, request.ImportToken, request.EncryptedKeyMaterial, call.Time);
        try
        {
            using var material = Open(key.Spec, sent);
            var (id, changes) = import.Bring(key, material, request, call.Time);
            var response = new ImportKeyMaterialResponse(key.Arn, key.IsSymmetric ? id : null);
            return ValueTask.FromResult(Done.With(response, [.. changes.Select(change => new WantedChange(change))]));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sent);
        }
    }

    private static KeyMaterial Open(KeySpec spec, byte[] sent)
    {
        try
        {
            return KeyMaterial.Import(spec, sent);
        }
        catch (CryptographicException)
        {
            throw KmsErrors.IncorrectKeyMaterial();
        }
    }
}

/// <summary>Asks for material to be imported.</summary>
internal sealed partial record ImportKeyMaterialRequest(
    string KeyId,
    byte[] ImportToken,
    byte[] EncryptedKeyMaterial,
    DateTimeOffset? ValidTo,
    string? ImportType,
    string? KeyMaterialDescription,
    string? KeyMaterialId) : IRequest<ImportKeyMaterialRequest>, IKeyRequest
{
    private const string Expires = "KEY_MATERIAL_EXPIRES";
    private const string DoesNotExpire = "KEY_MATERIAL_DOES_NOT_EXPIRE";

    private static readonly Member<byte[]> Token = Member.Required("ImportToken", new BlobShape(1, 6144)).Unrecorded();
    private static readonly Member<byte[]> Material = Member.Required("EncryptedKeyMaterial", new BlobShape(1, 6144)).Unrecorded();
    private static readonly Member<DateTimeOffset?> ValidToMember = Member.Optional("ValidTo", new TimeShape()).ConditionWhenGiven("kms:ValidTo");
    private static readonly Member<string> Model =
        Member.Optional("ExpirationModel", new NameShape<string>([Expires, DoesNotExpire], name => name), Expires).Condition("kms:ExpirationModel");
    private static readonly Member<string> Type =
        Member.Optional("ImportType", new NameShape<string>([ImportRules.NewMaterial, ImportRules.ExistingMaterial], name => name));
    private static readonly Member<string> Description =
        Member.Optional("KeyMaterialDescription", new TextShape(0, 256, DescriptionPattern(), @"^[a-zA-Z0-9:/_\s.-]+$"));

    public static RequestShape<ImportKeyMaterialRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Token, Material, ValidToMember, Model, Type, Description, KmsShapes.KeyMaterialId],
        Make);

    private static ImportKeyMaterialRequest Make(Fields fields)
    {
        var validTo = fields.Get(ValidToMember);
        if (fields.Get(Model) is Expires && validTo is null)
        {
            throw KmsErrors.Validation("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
        }

        if (fields.Get(Model) is DoesNotExpire && validTo is not null)
        {
            throw KmsErrors.Validation("A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE");
        }

        if (fields.Get(Type) is ImportRules.NewMaterial && fields.Has(KmsShapes.KeyMaterialId))
        {
            throw KmsErrors.Validation("KeyMaterialId cannot be specified when ImportType is NEW_KEY_MATERIAL");
        }

        return new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(Token),
            fields.Get(Material),
            validTo,
            fields.Get(Type),
            fields.Get(Description),
            fields.Get(KmsShapes.KeyMaterialId));
    }

    [GeneratedRegex(@"^[a-zA-Z0-9:/_\s.-]+\z")]
    private static partial Regex DescriptionPattern();
}

/// <summary>What was imported.</summary>
internal sealed record ImportKeyMaterialResponse(string KeyId, string? KeyMaterialId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Text("KeyMaterialId", KeyMaterialId);
    }
}
