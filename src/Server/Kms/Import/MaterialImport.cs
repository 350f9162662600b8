using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.KeyStores;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Import;

/// <summary>What importing material changes, in the key and, of a multi-Region key, in its whole set.</summary>
internal sealed class MaterialImport(Catalog catalog, SoftwareKeyStore store)
{
    /// <summary>Decides what the material is to the key, and lists what bringing it in changes.</summary>
    /// <exception cref="Protocol.ServiceException">It is not the material that the request says it is.</exception>
    public (string MaterialId, IReadOnlyList<Change> Changes) Bring(Key key, KeyMaterial material, ImportKeyMaterialRequest request, DateTimeOffset now)
    {
        // One form for the same material, however its sender encoded it.
        var plain = material.Export();
        try
        {
            var id = MaterialRules.IdOf(key.Record, plain);
            var known = catalog.MaterialsOf(key);
            var type = request.ImportType ?? (known.IsEmpty ? ImportRules.NewMaterial : ImportRules.ExistingMaterial);
            var place = type is ImportRules.NewMaterial ? PlaceForNew(key, id) : known.GetValueOrDefault(id);
            if (place is null || (request.KeyMaterialId is { } claimed && claimed != id))
            {
                throw KmsErrors.IncorrectKeyMaterial();
            }

            var brought = place with
            {
                Sealed = store.Seal(key.Record, id, plain).Sealed,
                CreatedAt = place.Version == 0 ? now : place.CreatedAt,
                Description = request.KeyMaterialDescription ?? place.Description,
                ExpiresAt = request.ValidTo,
            };
            return (id, Changes(key, brought, (material as PrivateKey)?.ExportSubjectPublicKeyInfo()));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    // Where material goes that the key never had; or, imported once more, where it waits for its rotation already.
    private KeyMaterialRecord? PlaceForNew(Key key, string id)
    {
        RequirePrimary(key);
        var materials = catalog.MaterialsOf(key);
        if (materials.TryGetValue(id, out var known))
        {
            return MaterialRules.IsTied(known) ? null : known;
        }

        if (MaterialRules.Candidate(key, catalog) is { } other)
        {
            throw KmsErrors.CandidateExists(key, id, other.MaterialId);
        }

        return new()
        {
            AccountId = key.AccountId,
            Region = key.Region,
            KeyId = key.Id,
            MaterialId = id,
            State = materials.IsEmpty ? MaterialStates.Current : MaterialStates.PendingRotation,
            Sealed = null,
            CreatedAt = default,
        };
    }

    private static void RequirePrimary(Key key)
    {
        if (key.IsReplica)
        {
            throw KmsErrors.NotPrimary(key);
        }
    }

    private List<Change> Changes(Key key, KeyMaterialRecord brought, byte[]? publicKey)
    {
        var materials = catalog.MaterialsOf(key).SetItem(brought.MaterialId, brought).Values;
        var state = key.State is nameof(KeyStates.PendingImport) && MaterialRules.AreComplete(materials) ? nameof(KeyStates.Enabled) : key.State;
        var update = Change.Update(With(key.Record, brought, publicKey) with { State = state });
        if (brought.Version > 0)
        {
            return [Change.Update(brought), update];
        }

        // Replicas keep a place for new material.
        var changes = new List<Change> { Change.Insert(brought), update };
        foreach (var replica in catalog.RelatedKeys(key).Where(other => other.Arn != key.Arn))
        {
            changes.Add(Change.Insert(brought with { Region = replica.Region, Sealed = null, ExpiresAt = null }));
            changes.Add(Change.Update(With(replica.Record, brought, publicKey)));
        }

        return changes;
    }

    private static KeyRecord With(KeyRecord key, KeyMaterialRecord brought, byte[]? publicKey) => brought.State is MaterialStates.Current
        ? key with { CurrentMaterialId = brought.MaterialId, PublicKey = publicKey ?? key.PublicKey }
        : key;
}
