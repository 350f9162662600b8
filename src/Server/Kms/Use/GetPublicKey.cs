using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>Gives out the public half of an asymmetric key, with which anyone verifies or encrypts without the service.</summary>
internal sealed class GetPublicKey(KeyLookup keys) : KeyOperation<GetPublicKeyRequest, GetPublicKeyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GetPublicKey")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, States = KeyStates.Usable | KeyStates.PendingImport,
    };

    protected override void Examine(Admitted<GetPublicKeyRequest> call)
    {
        if (!call.Key.Spec.IsAsymmetric)
        {
            throw KmsErrors.NoPublicKey();
        }

        // Before the first import there is no public half.
        if (call.Key.Record.PublicKey is null)
        {
            throw KmsErrors.InvalidState(call.Key, "pending import");
        }
    }

    public override ValueTask<Done<GetPublicKeyResponse>> ExecuteAsync(Admitted<GetPublicKeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetPublicKeyResponse(call.Key)));
}

/// <summary>Asks for the public half of a key.</summary>
internal sealed record GetPublicKeyRequest(string KeyId, IReadOnlyList<string> GrantTokens) : IRequest<GetPublicKeyRequest>, IKeyRequest
{
    public static RequestShape<GetPublicKeyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.GrantTokens],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(KmsShapes.GrantTokens) ?? []));
}

/// <summary>The public half, DER SubjectPublicKeyInfo, and what it is good for.</summary>
internal sealed record GetPublicKeyResponse(Key Key) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", Key.Arn);
        writer.Blob("PublicKey", Key.Record.PublicKey);
        writer.Text("CustomerMasterKeySpec", Key.Record.KeySpec);
        writer.Text("KeySpec", Key.Record.KeySpec);
        writer.Text("KeyUsage", Key.Record.KeyUsage);
        KeyMetadata.WriteAlgorithms(writer, Key);
    }
}
