using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>Makes the HMAC of a message (RFC 2104), never truncated.</summary>
internal sealed class GenerateMac(KeyLookup keys, KeyStoreDirectory keyStores) : KeyOperation<GenerateMacRequest, GenerateMacResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GenerateMac")
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.GenerateVerifyMac, States = KeyStates.Usable,
    };

    protected override void Examine(Admitted<GenerateMacRequest> call) => MacRules.Check(call.Key, call.Request.MacAlgorithm);

    public override ValueTask<Done<GenerateMacResponse>> ExecuteAsync(Admitted<GenerateMacRequest> call, CancellationToken cancellationToken)
    {
        var mac = keyStores.Software.ComputeMac(call.Key, call.Request.MacAlgorithm, call.Request.Message);
        return ValueTask.FromResult(Done.With(new GenerateMacResponse(mac, call.Request.MacAlgorithm, call.Key.Arn)));
    }
}

/// <summary>Asks for a message authentication code.</summary>
internal sealed record GenerateMacRequest(string KeyId, byte[] Message, MacAlgorithm MacAlgorithm, IReadOnlyList<string> GrantTokens, bool DryRun)
    : IRequest<GenerateMacRequest>, IKeyRequest, IDryRun
{
    public static RequestShape<GenerateMacRequest> Shape { get; } = new(
        [MacRules.Message, KmsShapes.KeyId, KmsShapes.MacAlgorithm, KmsShapes.GrantTokens, KmsShapes.DryRun],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            fields.Get(MacRules.Message),
            fields.Get(KmsShapes.MacAlgorithm),
            fields.Get(KmsShapes.GrantTokens) ?? [],
            fields.Get(KmsShapes.DryRun) is true));
}

/// <summary>The code.</summary>
internal sealed record GenerateMacResponse(byte[] Mac, MacAlgorithm MacAlgorithm, string KeyId) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Blob("Mac", Mac);
        writer.Text("MacAlgorithm", MacAlgorithm.Name);
        writer.Text("KeyId", KeyId);
    }
}
