using System.Text.Json;
using System.Text.Json.Nodes;
using Signet.Cryptography;
using Signet.Server.Tests.Kms;

namespace Signet.Server.Tests.Golden;

/// <summary>Fills a server with one of everything, and records the calls whose answers must never change.</summary>
internal sealed class GoldenRecording(TestServer server)
{
    private const string OtherRegion = "us-west-2";

    private readonly JsonArray _calls = [];

    public string Manifest => _calls.ToJsonString(new() { WriteIndented = true });

    public async Task MakeAsync()
    {
        foreach (var spec in KeySpec.All)
        {
            foreach (var usage in spec.Usages)
            {
                await UseAsync(spec, usage, await CreateAsync(new { KeySpec = spec.Name, KeyUsage = usage.Name }));
            }
        }

        await RotateAsync();
        await ReplicateAsync();
        await DescribeAsync();
    }

    private async Task UseAsync(KeySpec spec, KeyUsage usage, string key)
    {
        switch (usage)
        {
            case KeyUsage.SignVerify:
                await SignAsync(spec, key);
                break;
            case KeyUsage.EncryptDecrypt:
                await EncryptAsync(spec, key);
                break;
            case KeyUsage.GenerateVerifyMac:
                await RecordAsync("GenerateMac", new { KeyId = key, Message = "golden"u8.ToArray(), MacAlgorithm = spec.MacAlgorithms[0].Name });
                break;
            case KeyUsage.KeyAgreement:
                var peer = (await server.Api.DoAsync("GetPublicKey", new { KeyId = await CreateAsync(new { KeySpec = spec.Name, KeyUsage = usage.Name }) })).Blob("PublicKey");
                await RecordAsync("DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = peer });
                break;
        }

        if (spec.IsAsymmetric)
        {
            await RecordAsync("GetPublicKey", new { KeyId = key });
        }
    }

    private async Task SignAsync(KeySpec spec, string key)
    {
        foreach (var algorithm in spec.SigningAlgorithms)
        {
            var type = algorithm.Allows(MessageType.Raw) ? MessageType.Raw : MessageType.Digest;
            var message = new byte[type is MessageType.Raw ? 6 : algorithm.DigestLength];
            var request = new { KeyId = key, Message = message, MessageType = type.Name, SigningAlgorithm = algorithm.Name };
            var signature = (await server.Api.DoAsync("Sign", request)).Blob("Signature");
            await RecordAsync("Verify", new { KeyId = key, Message = message, MessageType = type.Name, SigningAlgorithm = algorithm.Name, Signature = signature });
        }
    }

    private async Task EncryptAsync(KeySpec spec, string key)
    {
        foreach (var algorithm in spec.EncryptionAlgorithms)
        {
            var context = spec.IsAsymmetric ? [] : new Dictionary<string, string> { ["tenant"] = "blue", ["größe"] = "7" };
            var ciphertext = (await server.Api.DoAsync(
                "Encrypt", new { KeyId = key, Plaintext = "golden"u8.ToArray(), EncryptionAlgorithm = algorithm.Name, EncryptionContext = context })).Blob("CiphertextBlob");
            await RecordAsync("Decrypt", new { KeyId = key, CiphertextBlob = ciphertext, EncryptionAlgorithm = algorithm.Name, EncryptionContext = context });
        }
    }

    private async Task RotateAsync()
    {
        var key = await CreateAsync(new { Description = "rotated" });
        for (var material = 1; material <= 3; material++)
        {
            await EncryptAsync(KeySpec.SymmetricDefault, key);
            await server.Api.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        }

        await RecordAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL" });
    }

    private async Task ReplicateAsync()
    {
        var key = await CreateAsync(new { MultiRegion = true });
        await server.Api.DoAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = OtherRegion });
        await server.Server.RunDueAsync(KmsCalls.Cancel);
        var ciphertext = (await server.Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "golden"u8.ToArray() })).Blob("CiphertextBlob");
        await RecordAsync("Decrypt", new { CiphertextBlob = ciphertext }, OtherRegion);
    }

    private async Task DescribeAsync()
    {
        var key = await CreateAsync(new { Description = "described", Tags = new[] { new { TagKey = "team", TagValue = "release" } } });
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/golden", TargetKeyId = key });
        await server.Api.DoAsync("CreateGrant", new { KeyId = key, GranteePrincipal = $"arn:aws:iam::{TestServer.Account}:root", Operations = new[] { "Encrypt" }, Name = "golden" });
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 2560 });
        foreach (var operation in new[] { "DescribeKey", "GetKeyPolicy", "ListResourceTags", "ListGrants", "GetKeyRotationStatus" })
        {
            await RecordAsync(operation, new { KeyId = key });
        }

        await RecordAsync("ListAliases", new { });
    }

    private async Task<string> CreateAsync(object request) => (await server.Api.DoAsync("CreateKey", request)).GetProperty("KeyMetadata").Text("KeyId");

    private async Task RecordAsync(string operation, object request, string region = TestServer.Region)
    {
        var answer = await server.ApiAs(server.Root, region).DoAsync(operation, request);
        _calls.Add(new JsonObject
        {
            ["region"] = region,
            ["operation"] = operation,
            ["request"] = JsonSerializer.SerializeToNode(request),
            ["answer"] = JsonNode.Parse(answer.GetRawText()),
        });
    }
}
