using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Import;

/// <summary>Destroys imported material; the key cannot be used until the same material is imported again.</summary>
internal sealed class DeleteImportedKeyMaterial(KeyLookup keys)
    : KeyOperation<DeleteImportedKeyMaterialRequest, DeleteImportedKeyMaterialResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DeleteImportedKeyMaterial") { States = KeyStates.Any & ~(KeyStates.Creating | KeyStates.Updating) };

    public override void Admit(Admitted<DeleteImportedKeyMaterialRequest> call)
    {
        ImportRules.CheckOrigin(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<DeleteImportedKeyMaterialRequest> call)
    {
        if (call.Request.KeyMaterialId is not { } id)
        {
            return;
        }

        if (!call.Key.IsSymmetric)
        {
            throw KmsErrors.Validation("KeyMaterialId can be specified only for symmetric encryption keys.");
        }

        if (!Catalog.MaterialsOf(call.Key).ContainsKey(id))
        {
            throw KmsErrors.NotFound($"The key {call.Key.Arn} has no key material with the id {id}.");
        }
    }

    public override ValueTask<Done<DeleteImportedKeyMaterialResponse>> ExecuteAsync(
        Admitted<DeleteImportedKeyMaterialRequest> call, CancellationToken cancellationToken)
    {
        var key = call.Key;
        var id = call.Request.KeyMaterialId ?? key.Record.CurrentMaterialId;
        var response = new DeleteImportedKeyMaterialResponse(key.Arn, key.IsSymmetric ? id : null);
        var material = id is null ? null : Catalog.MaterialsOf(key).GetValueOrDefault(id);

        // What is missing already is no error.
        return ValueTask.FromResult(material?.Sealed is null
            ? Done.With(response)
            : Done.With(response, [.. ImportRules.Remove(key, material, Catalog).Select(change => new WantedChange(change))]));
    }
}

/// <summary>Asks for imported material to be destroyed: the current one, when no id is given.</summary>
internal sealed record DeleteImportedKeyMaterialRequest(string KeyId, string? KeyMaterialId) : IRequest<DeleteImportedKeyMaterialRequest>, IKeyRequest
{
    public static RequestShape<DeleteImportedKeyMaterialRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.KeyMaterialId],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(KmsShapes.KeyMaterialId)));
}

/// <summary>What was destroyed.</summary>
internal sealed record DeleteImportedKeyMaterialResponse(string KeyId, string? KeyMaterialId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Text("KeyMaterialId", KeyMaterialId);
    }
}
