using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Identifiers;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Keys;

/// <summary>
/// What a creation may fix by tags where a setting for tests allows it, and what seeds fix: the key's id and its material. They are LocalStack's tags, and as there
/// they are not stored; where they are not allowed, they are tags as all others.
/// </summary>
internal sealed class CustomKeys(bool allowed, Catalog catalog, SoftwareKeyStore store)
{
    /// <summary>The tag with the id: a UUID, or for a multi-Region key one that begins with <c>mrk-</c>.</summary>
    public const string IdTag = "_custom_id_";

    /// <summary>The tag with the material, base64: PKCS#8 for asymmetric keys, else the bytes of the key.</summary>
    public const string MaterialTag = "_custom_key_material_";

    /// <summary>The tags that are stored.</summary>
    public IReadOnlyList<Tag> TagsOf(CreateKeyRequest request) =>
        allowed ? [.. request.Tags.Where(tag => tag.Key is not (IdTag or MaterialTag))] : request.Tags;

    /// <summary>Refuses an id that is not one, or is taken, and material where there is no place for it.</summary>
    public void Check(Admitted<CreateKeyRequest> call)
    {
        if (!allowed)
        {
            KmsTags.CheckLengths(call.Request.Tags);
            return;
        }

        if (Find(call.Request, IdTag) is { } text)
        {
            CheckId(call, text);
        }

        if (Find(call.Request, MaterialTag) is not null && call.Request.CustomKeyStoreId is not null)
        {
            throw KmsErrors.Validation($"{MaterialTag} is not supported for Origin {call.Request.Origin}");
        }
    }

    /// <summary>The id of the key to be.</summary>
    public KeyId IdOf(CreateKeyRequest request) =>
        allowed && Find(request, IdTag) is { } id ? KeyId.Parse(id) : KeyId.New(request.MultiRegion);

    /// <summary>The material that the creation brings along, sealed; null when it brings none. Its id follows from its bytes, as that of imported material.</summary>
    /// <exception cref="Protocol.ServiceException">It is not material for such a key.</exception>
    public GeneratedKey? MaterialOf(CreateKeyRequest request, KeyRecord key)
    {
        if (!allowed || Find(request, MaterialTag) is not { } text)
        {
            return null;
        }

        using var material = Import(request.Spec, text);
        var plain = material.Export();
        try
        {
            return new((material as PrivateKey)?.ExportSubjectPublicKeyInfo(), store.Seal(key, MaterialRules.IdOf(key, plain), plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private void CheckId(Admitted<CreateKeyRequest> call, string text)
    {
        if (!KeyId.TryParse(text, out var id) || id.IsMultiRegion != call.Request.MultiRegion)
        {
            throw KmsErrors.Validation(call.Request.MultiRegion
                ? $"{IdTag} is not the id of a multi-Region key: mrk- and 32 hexadecimal digits in lower case"
                : $"{IdTag} is not a key id: a UUID in lower case");
        }

        if (catalog.HasKey(call.AccountId, call.Region, id))
        {
            throw KmsErrors.KeyExists(Arn.Key(call.Region, call.AccountId, id).ToString());
        }
    }

    private static KeyMaterial Import(KeySpec spec, string text)
    {
        var bytes = new byte[text.Length];
        try
        {
            return Convert.TryFromBase64String(text, bytes, out var length)
                ? KeyMaterial.Import(spec, bytes.AsSpan(0, length))
                : throw KmsErrors.Validation($"{MaterialTag} is not base64");
        }
        catch (CryptographicException)
        {
            throw KmsErrors.Validation($"{MaterialTag} is not material for a key of KeySpec {spec.Name}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string? Find(CreateKeyRequest request, string tag) =>
        request.Tags.FirstOrDefault(one => one.Key == tag) is { Key: not null } found ? found.Value : null;
}
