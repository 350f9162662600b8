using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Verifies a signature; one that is not valid is an error, never a false.</summary>
internal sealed class Verify(KeyLookup keys, PublicKeys publicKeys) : KeyOperation<VerifyRequest, VerifyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("Verify")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.SignVerify, States = KeyStates.Usable,
    };

    protected override void Examine(Admitted<VerifyRequest> call) =>
        SigningRules.Check(call.Key, call.Request.SigningAlgorithm, call.Request.MessageType, call.Request.Message);

    public override ValueTask<Done<VerifyResponse>> ExecuteAsync(Admitted<VerifyRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        return publicKeys.Of(call.Key).Verify(request.SigningAlgorithm, request.MessageType, request.Message, request.Signature)
            ? ValueTask.FromResult(Done.With(new VerifyResponse(call.Key.Arn, request.SigningAlgorithm)))
            : throw KmsErrors.InvalidSignature();
    }
}

/// <summary>Asks whether a signature is valid.</summary>
internal sealed record VerifyRequest(
    string KeyId,
    byte[] Message,
    MessageType MessageType,
    byte[] Signature,
    SigningAlgorithm SigningAlgorithm,
    IReadOnlyList<string> GrantTokens,
    bool DryRun) : IRequest<VerifyRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<byte[]> MessageMember = Member.Required("Message", KmsShapes.Message).Secret();
    private static readonly Member<byte[]> SignatureMember = Member.Required("Signature", new BlobShape(1, 6144)).Unrecorded();

    public static RequestShape<VerifyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, MessageMember, KmsShapes.MessageType, SignatureMember, KmsShapes.SigningAlgorithm, KmsShapes.GrantTokens, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(MessageMember),
            fields.Get(KmsShapes.MessageType),
            fields.Get(SignatureMember),
            fields.Get(KmsShapes.SigningAlgorithm),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The signature is valid: there is no other answer.</summary>
internal sealed record VerifyResponse(string KeyId, SigningAlgorithm SigningAlgorithm) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Boolean("SignatureValid", value: true);
        writer.Text("SigningAlgorithm", SigningAlgorithm.Name);
    }
}
