using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Verifies an HMAC; one that does not match is an error, never a false.</summary>
internal sealed class VerifyMac(KeyLookup keys, KeyStoreDirectory keyStores) : KeyOperation<VerifyMacRequest, VerifyMacResponse>(Table, keys)
{
    public static Operation Table { get; } = new("VerifyMac")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.GenerateVerifyMac, States = KeyStates.Usable,
    };

    protected override void Examine(Admitted<VerifyMacRequest> call) => MacRules.Check(call.Key, call.Request.MacAlgorithm);

    public override ValueTask<Done<VerifyMacResponse>> ExecuteAsync(Admitted<VerifyMacRequest> call, CancellationToken cancellationToken)
    {
        var mac = keyStores.Software.ComputeMac(call.Key, call.Request.MacAlgorithm, call.Request.Message);
        return CryptographicOperations.FixedTimeEquals(mac, call.Request.Mac)
            ? ValueTask.FromResult(Done.With(new VerifyMacResponse(call.Key.Arn, call.Request.MacAlgorithm)))
            : throw KmsErrors.InvalidMac();
    }
}

/// <summary>Asks whether a message authentication code is right.</summary>
internal sealed record VerifyMacRequest(string KeyId, byte[] Message, byte[] Mac, MacAlgorithm MacAlgorithm, IReadOnlyList<string> GrantTokens, bool DryRun)
    : IRequest<VerifyMacRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<byte[]> MacMember = Member.Required("Mac", new BlobShape(1, 6144)).Unrecorded();

    public static RequestShape<VerifyMacRequest> Shape { get; } = new(
        [MacRules.Message, KmsShapes.KeyId, KmsShapes.MacAlgorithm, MacMember, KmsShapes.GrantTokens, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(MacRules.Message),
            fields.Get(MacMember),
            fields.Get(KmsShapes.MacAlgorithm),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The code is right: there is no other answer.</summary>
internal sealed record VerifyMacResponse(string KeyId, MacAlgorithm MacAlgorithm) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Boolean("MacValid", value: true);
        writer.Text("MacAlgorithm", MacAlgorithm.Name);
    }
}
