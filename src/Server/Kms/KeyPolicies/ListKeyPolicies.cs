using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.KeyPolicies;

/// <summary>Lists the names of a key's policies: there is one, and it is called default.</summary>
internal sealed class ListKeyPolicies(KeyLookup keys) : KeyOperation<ListKeyPoliciesRequest, ListKeyPoliciesResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ListKeyPolicies") { ReadOnly = true };

    public override ValueTask<Done<ListKeyPoliciesResponse>> ExecuteAsync(Admitted<ListKeyPoliciesRequest> call, CancellationToken cancellationToken)
    {
        // A page holds at least one name, so there is never a second page for a marker to lead to.
        string[] names = Marker.Read<string>(call.Request.Marker) is null ? ["default"] : [];
        return ValueTask.FromResult(Done.With(new ListKeyPoliciesResponse(new(names, NextMarker: null))));
    }
}

/// <summary>Asks for the names of a key's policies.</summary>
internal sealed record ListKeyPoliciesRequest(string KeyId, string? Marker) : IRequest<ListKeyPoliciesRequest>, IKeyRequest
{
    public static RequestShape<ListKeyPoliciesRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.Limit(1000), KmsShapes.Marker],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(KmsShapes.Marker)));
}

/// <summary>The names.</summary>
internal sealed record ListKeyPoliciesResponse(Page<string> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Texts("PolicyNames", Page.Items);
        Page.WriteEnd(writer);
    }
}
