using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Signs a message, or its digest, with the private half of an asymmetric key.</summary>
internal sealed class Sign(KeyLookup keys, KeyStoreDirectory keyStores) : KeyOperation<SignRequest, SignResponse>(Table, keys)
{
    public static Operation Table { get; } = new("Sign")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.SignVerify, States = KeyStates.Usable,
    };

    protected override void Examine(Admitted<SignRequest> call) =>
        SigningRules.Check(call.Key, call.Request.SigningAlgorithm, call.Request.MessageType, call.Request.Message);

    public override async ValueTask<Done<SignResponse>> ExecuteAsync(Admitted<SignRequest> call, CancellationToken cancellationToken)
    {
        var (key, request) = (call.Key, call.Request);
        var signature = await keyStores.SignerFor(key).SignAsync(key, request.SigningAlgorithm, request.MessageType, request.Message, cancellationToken);
        return Done.With(new SignResponse(key.Arn, signature, request.SigningAlgorithm));
    }
}

/// <summary>Asks for a signature.</summary>
internal sealed record SignRequest(
    string KeyId, byte[] Message, MessageType MessageType, IReadOnlyList<string> GrantTokens, SigningAlgorithm SigningAlgorithm, bool DryRun)
    : IRequest<SignRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<byte[]> MessageMember = Member.Required("Message", KmsShapes.Message).Secret();

    public static RequestShape<SignRequest> Shape { get; } = new(
        [KmsShapes.KeyId, MessageMember, KmsShapes.MessageType, KmsShapes.GrantTokens, KmsShapes.SigningAlgorithm, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(MessageMember),
            fields.Get(KmsShapes.MessageType),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.SigningAlgorithm),
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The signature, in the format of its algorithm.</summary>
internal sealed record SignResponse(string KeyId, byte[] Signature, SigningAlgorithm SigningAlgorithm) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Blob("Signature", Signature);
        writer.Text("SigningAlgorithm", SigningAlgorithm.Name);
    }
}
