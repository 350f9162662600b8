using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Rotation;

/// <summary>Lists the rotations of a key, or all its materials, the oldest first.</summary>
internal sealed class ListKeyRotations(KeyLookup keys) : KeyOperation<ListKeyRotationsRequest, ListKeyRotationsResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ListKeyRotations") { ReadOnly = true };

    public override void Admit(Admitted<ListKeyRotationsRequest> call) => RotationRules.CheckKind(call.Key);

    public override ValueTask<Done<ListKeyRotationsResponse>> ExecuteAsync(Admitted<ListKeyRotationsRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var entries = MaterialRules.InOrder(call.Key, Catalog)
            .Where(material => request.WithAllMaterial || material.RotationType is not null)
            .Select(material => new RotationsListEntry(call.Key, material, MaterialRules.StateOf(call.Key, material, Catalog)))
            .ToList();
        var rest = entries.Skip(StartOf(entries, request.Marker)).Take(request.Limit + 1);
        var page = Page<RotationsListEntry>.Of([.. rest], request.Limit, entry => entry.MaterialId);
        return ValueTask.FromResult(Done.With(new ListKeyRotationsResponse(page)));
    }

    private static int StartOf(List<RotationsListEntry> entries, string? marker)
    {
        if (Marker.Read<RotationsListEntry>(marker) is not { } after)
        {
            return 0;
        }

        // A marker of another list, or of the other kind of list, leads nowhere.
        var last = entries.FindIndex(entry => entry.MaterialId == after);
        return last >= 0 ? last + 1 : throw KmsErrors.InvalidMarker();
    }
}

/// <summary>Asks for a page of rotations.</summary>
internal sealed record ListKeyRotationsRequest(string KeyId, bool WithAllMaterial, int Limit, string? Marker) : IRequest<ListKeyRotationsRequest>, IKeyRequest
{
    private const string All = "ALL_KEY_MATERIAL";
    private const int Default = 100;

    private static readonly Member<string> Include = Member.Optional("IncludeKeyMaterial", new NameShape<string>([All, "ROTATIONS_ONLY"], name => name));
    private static readonly Member<int?> LimitMember = KmsShapes.Limit(1000);

    public static RequestShape<ListKeyRotationsRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Include, LimitMember, KmsShapes.Marker],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(Include) is All, fields.Get(LimitMember) ?? Default, fields.Get(KmsShapes.Marker)));
}

/// <summary>A page of rotations.</summary>
internal sealed record ListKeyRotationsResponse(Page<RotationsListEntry> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Rotations", Page.Items);
        Page.WriteEnd(writer);
    }
}

/// <summary>One material and the rotation that made it current (AWS KMS API Reference, RotationsListEntry).</summary>
internal sealed class RotationsListEntry(Key key, KeyMaterialRecord material, string state) : IWritable
{
    public string MaterialId => material.MaterialId;

    private bool IsImported => material.Sealed is not null;

    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", key.Id.Value);
        writer.Text("KeyMaterialId", material.MaterialId);
        writer.Text("KeyMaterialDescription", material.Description);
        if (key.Record.Origin is "EXTERNAL")
        {
            writer.Text("ImportState", IsImported ? "IMPORTED" : "PENDING_IMPORT");
            writer.Text("ExpirationModel", !IsImported ? null : material.ExpiresAt is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES");
            writer.Time("ValidTo", material.ExpiresAt);
        }

        writer.Text("KeyMaterialState", state);
        writer.Time("RotationDate", material.RotatedAt);
        writer.Text("RotationType", material.RotationType);
    }
}
