using Signet.Cryptography;
using Signet.Protocol;
using Signet.Server.Kms.Keys;
using Signet.Server.KeyStores;
using Signet.Server.KeyStores.Pkcs11;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Puts a new key into a custom key store.</summary>
internal sealed class KeyPlacement(Catalog catalog, KeyStoreDirectory keyStores)
{
    /// <summary>Whether the material of keys of that Origin lives in a custom key store.</summary>
    public static bool IsFor(string origin) => origin is KeyStoreTypes.CloudHsm or KeyStoreTypes.External;

    /// <summary>Refuses a request whose members do not go with a custom key store, or a key that such stores do not hold.</summary>
    public static void Check(CreateKeyRequest request)
    {
        var origin = $"Origin {request.Origin}";
        MemberRules.Require([("CustomKeyStoreId", request.CustomKeyStoreId is not null)], origin);
        MemberRules.Require(request.Origin is KeyStoreTypes.External ? [("XksKeyId", request.XksKeyId is not null)] : [], origin);
        if (request.MultiRegion)
        {
            throw KmsErrors.Unsupported("Multi-Region keys cannot be created in a custom key store.");
        }

        var canMake = request.Origin is KeyStoreTypes.CloudHsm ? TokenKeys.CanMake(request.Spec, request.Usage) : request.Spec == KeySpec.SymmetricDefault;
        if (!canMake)
        {
            throw KmsErrors.Validation(request.Usage is KeyUsage.SignVerify || !request.Spec.Usages.Contains(KeyUsage.SignVerify)
                ? $"KeySpec {request.Spec.Name} is not supported for Origin {request.Origin}"
                : $"KeySpec {request.Spec.Name} with KeyUsage {request.Usage.Name} is not supported for Origin {request.Origin}");
        }
    }

    /// <summary>Makes the key's material in its custom key store, which must be connected and stay so until the key is stored.</summary>
    public async ValueTask<Done<CreateKeyResponse>> CreateAsync(KeyRecord record, KeySpec spec, CancellationToken cancellationToken)
    {
        var store = FindStore(record);
        var material = keyStores.ForType(store.Type);
        var made = await material.GenerateAsync(record, spec, cancellationToken);
        record = record with { PublicKey = made.PublicKey };

        var key = new Key(record, KeyHome.Of(store));
        WantedChange[] changes =
        [
            new(Change.Insert(record), () => CustomKeyStoreErrors.ExternalKeyInUse(record.XksKeyId ?? "")),
            .. made.Material is { } own ? [new WantedChange(Change.Insert(own))] : Array.Empty<WantedChange>(),
            new(Change.Update(store)),
        ];
        return Done.With(new CreateKeyResponse(new(key, [], [key])), changes) with { Resources = [KmsDemands.Resource(key)], Undo = () => UndoAsync(material, record) };
    }

    private CustomKeyStoreRecord FindStore(KeyRecord record)
    {
        if (!catalog.CustomKeyStores.TryGet(record.AccountId, record.Region, record.CustomKeyStoreId!, out var store))
        {
            throw CustomKeyStoreErrors.NotFound(record.CustomKeyStoreId!);
        }

        if (store.Type != record.Origin)
        {
            throw KmsErrors.Unsupported($"Origin {record.Origin} is not valid for custom key stores of type {store.Type}.");
        }

        return store.ConnectionState is ConnectionStates.Connected ? store : throw CustomKeyStoreErrors.InvalidState(store);
    }

    private static async ValueTask UndoAsync(ICustomKeyStore keyStore, KeyRecord record)
    {
        try
        {
            await keyStore.DestroyAsync(record, CancellationToken.None);
        }
        catch (ServiceException)
        {
            // The key store has logged it; what stays there belongs to no key.
        }
    }
}
