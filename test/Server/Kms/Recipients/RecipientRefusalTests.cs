using System.Security.Cryptography;
using Signet.Server.Tests.Kms.Use;
using Signet.Tests;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>Attestation documents that are not believed: nothing is answered by any operation, in clear or otherwise.</summary>
public sealed class RecipientRefusalTests(RecipientScene scene) : IClassFixture<RecipientScene>
{
    // Each says how the document, or the enclave that writes it, is wrong.
    private static readonly Dictionary<string, Func<RecipientScene, object>> Faults = new(StringComparer.Ordinal)
    {
        ["another root"] = scene => ByOther(scene),
        ["an expired certificate"] = scene => ByOther(scene, time: -TimeSpan.FromHours(3.1)),
        ["a certificate that is not valid yet"] = scene => ByOther(scene, time: TimeSpan.FromHours(3.1)),
        ["a first byte changed"] = scene => Changed(scene, at: 0),
        ["a byte of the payload changed"] = scene => Changed(scene, at: 200),
        ["the last byte of the signature changed"] = scene => Changed(scene, at: ^1),
        ["a byte more"] = scene => RecipientScene.RecipientOf([.. scene.Enclave.Document(), 0]),
        ["a byte less"] = scene => RecipientScene.RecipientOf(scene.Enclave.Document()[..^1]),
        ["no CBOR"] = _ => RecipientScene.RecipientOf("an attestation document"u8.ToArray()),
        ["as long as the member may be"] = _ => RecipientScene.RecipientOf(new byte[262144]),
        ["ES256"] = scene => RecipientScene.RecipientOf(scene.Enclave.Document(algorithm: -7, hash: HashAlgorithmName.SHA256)),
        ["ES384 over SHA-256"] = scene => RecipientScene.RecipientOf(scene.Enclave.Document(hash: HashAlgorithmName.SHA256)),
        ["no public key"] = scene => scene.Recipient(("public_key", null)),
        ["null for a public key"] = scene => scene.Recipient(("public_key", writer => writer.WriteNull())),
        ["a public key of an elliptic curve"] = scene => scene.Recipient(("public_key", Enclave.Bytes(scene.Enclave.Key.ExportSubjectPublicKeyInfo()))),
        ["no registers"] = scene => scene.Recipient(("pcrs", null)),
        ["registers of both kinds"] = scene => scene.Recipient(("nitrotpm_pcrs", Enclave.Registers((0, new byte[48])))),
        ["another digest"] = scene => scene.Recipient(("digest", writer => writer.WriteTextString("SHA256"))),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory, MemberData(nameof(FaultNames))]
    public async Task A_document_with_a_fault_is_refused_by_every_operation(string fault)
    {
        var recipient = Faults[fault](scene);
        foreach (var operation in RecipientScene.Operations)
        {
            var text = await scene.Api.RefusesAsync(operation, (await scene.RequestAsync(operation)).With("Recipient", recipient), "ValidationException");
            Assert.StartsWith("The attestation document is not valid: ", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Both_members_are_needed_and_keep_to_their_constraints()
    {
        const string Both = "Recipient must have both KeyEncryptionAlgorithm and AttestationDocument.";
        var document = scene.Enclave.Document();
        foreach (var operation in RecipientScene.Operations)
        {
            var request = await scene.RequestAsync(operation);
            foreach (var half in new object[] { new { }, new { KeyEncryptionAlgorithm = "RSAES_OAEP_SHA_256" }, new { AttestationDocument = document } })
            {
                await scene.Api.RefusesAsync(operation, request.With("Recipient", half), "ValidationException", Both);
            }

            await scene.Api.RefusesValueAsync(
                operation, request.With("Recipient", new { KeyEncryptionAlgorithm = "RSAES_OAEP_SHA_1", AttestationDocument = document }),
                "Value 'RSAES_OAEP_SHA_1' at 'recipient.keyEncryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [RSAES_OAEP_SHA_256]");
            await scene.Api.RefusesValueAsync(
                operation, request.With("Recipient", RecipientScene.RecipientOf([])),
                "Value at 'recipient.attestationDocument' failed to satisfy constraint: Member must have length greater than or equal to 1");
            await scene.Api.RefusesValueAsync(
                operation, request.With("Recipient", RecipientScene.RecipientOf(new byte[262145])),
                "Value at 'recipient.attestationDocument' failed to satisfy constraint: Member must have length less than or equal to 262144");
        }
    }

    [Fact]
    public async Task A_server_without_a_root_serves_no_recipient()
    {
        await using var server = await TestServer.StartAsync();
        var key = await new KeyKind("SYMMETRIC_DEFAULT", KeyKind.Encryption).CreateAsync(server.Api);
        const string Text = "This server trusts no attestation root. Set --attestation-root to the root certificate of your enclaves.";

        await server.Api.RefusesAsync(
            "GenerateDataKey", new { KeyId = key, KeySpec = "AES_256", Recipient = scene.Recipient() }, "UnsupportedOperationException", Text);
        await server.Api.RefusesAsync("GenerateRandom", new { NumberOfBytes = 1, Recipient = scene.Recipient() }, "UnsupportedOperationException", Text);
    }

    [Fact]
    public async Task A_document_is_good_as_long_as_its_certificate()
    {
        await using var own = new RecipientScene();
        await own.InitializeAsync();
        var request = new { NumberOfBytes = 1, Recipient = own.Recipient() };

        own.Server.Clock.Advance(TimeSpan.FromMinutes(179));
        await own.Api.DoAsync("GenerateRandom", request);
        own.Server.Clock.Advance(TimeSpan.FromMinutes(2));
        await own.Api.RefusesAsync("GenerateRandom", request, "ValidationException");
    }

    [Theory, InlineData(-2.9), InlineData(2.9)]
    public async Task Another_module_of_the_same_root_is_good_within_the_time_of_its_certificate(double hours) =>
        await scene.Api.DoAsync("GenerateRandom", new { NumberOfBytes = 1, Recipient = ByOther(scene, TimeSpan.FromHours(hours)) });

    [Fact]
    public async Task Without_asking_who_calls_the_document_is_verified_all_the_same()
    {
        await using var server = await TestServer.StartAsync(options => options with { EnforceAuthorization = false, AttestationRoots = scene.Server.Options.AttestationRoots });

        await server.Api.DoAsync("GenerateRandom", new { NumberOfBytes = 1, Recipient = scene.Recipient() });
        await server.Api.RefusesAsync("GenerateRandom", new { NumberOfBytes = 1, Recipient = ByOther(scene) }, "ValidationException");
    }

    // An enclave whose root the server does not trust; with a time, one whose chain is to the trusted root and whose own certificate is of another time.
    private static object ByOther(RecipientScene scene, TimeSpan? time = null)
    {
        var now = scene.Server.Clock.GetUtcNow();
        using var other = new Enclave(time: now);
        if (time is { } shift)
        {
            other.Members["certificate"] = Enclave.Bytes(scene.Enclave.CertificateFor(other.Key, now + shift));
            other.Members["cabundle"] = scene.Enclave.Members["cabundle"];
        }

        return RecipientScene.RecipientOf(other.Document());
    }

    private static object Changed(RecipientScene scene, Index at)
    {
        var document = scene.Enclave.Document();
        document[at] ^= 1;
        return RecipientScene.RecipientOf(document);
    }
}
