using System.Formats.Cbor;
using System.Text;
using Signet.Server.Tests.Kms.Use;
using Signet.Tests;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>A server that trusts the root of an enclave, the enclave, and a user without any policy.</summary>
public sealed class RecipientScene : IAsyncLifetime
{
    /// <summary>The operations that take a Recipient.</summary>
    public static readonly string[] Operations = ["Decrypt", "DeriveSharedSecret", "GenerateDataKey", "GenerateDataKeyPair", "GenerateRandom"];

    /// <summary>What the enclave's first register holds: the digest of its image.</summary>
    public static readonly string ImageDigest = string.Concat(Enumerable.Repeat("c5", 48));

    private TestServer? _server;

    internal TestServer Server => _server!;

    internal ApiClient Api => Server.Api;

    internal Enclave Enclave { get; } = new(time: DateTimeOffset.UtcNow)
    {
        Members = { ["pcrs"] = Enclave.Registers((0, Convert.FromHexString(ImageDigest)), (1, [.. Enumerable.Repeat((byte)0xAB, 48)]), (31, new byte[64])) },
    };

    /// <summary>A user whom only key policies can allow something.</summary>
    internal ApiClient User { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(options =>
        {
            var file = Path.Combine(options.DataFolder, "enclaves.pem");
            File.WriteAllText(file, Enclave.Roots[0].ExportCertificatePem());
            return options with { AttestationRoots = [file] };
        });
        User = Server.ApiAs(await Server.CreateUserAsync("user"));
        _ = Server.Kms;
    }

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? default);
        Enclave.Dispose();
    }

    /// <summary>A request that works, with a fresh key of that policy.</summary>
    internal async Task<Dictionary<string, object>> RequestAsync(string operation, string? policy = null)
    {
        if (operation is "GenerateRandom")
        {
            return new() { ["NumberOfBytes"] = 100 };
        }

        var kind = KeyKind.For(operation);
        return await UseRequests.WorkingAsync(Api, operation, kind, await kind.CreateAsync(Api, policy));
    }

    /// <summary>A Recipient by a document of the enclave, in which members may be replaced, or left out by null.</summary>
    internal object Recipient(params (string Name, Action<CborWriter>? Write)[] changes)
    {
        var members = new Dictionary<string, Action<CborWriter>>(Enclave.Members, StringComparer.Ordinal);
        foreach (var (name, write) in changes)
        {
            members.Remove(name);
            if (write is not null)
            {
                members[name] = write;
            }
        }

        return RecipientOf(Enclave.Document(payload: Enclave.Payload(members)));
    }

    /// <summary>A Recipient by a NitroTPM document with the enclave's registers.</summary>
    internal object NitroTpmRecipient() => Recipient(("pcrs", null), ("nitrotpm_pcrs", Enclave.Members["pcrs"]));

    internal static object RecipientOf(byte[] document) => new { KeyEncryptionAlgorithm = "RSAES_OAEP_SHA_256", AttestationDocument = document };

    /// <summary>Opens a CiphertextForRecipient with the recipient's key, by openssl.</summary>
    internal static async Task<byte[]> OpenAsync(byte[] envelope)
    {
        using var openssl = new OpenSsl();
        openssl.Write("envelope", envelope);
        openssl.Write("key.pem", Encoding.ASCII.GetBytes(Enclave.RecipientKey.ExportPkcs8PrivateKeyPem()));
        await openssl.MustRunAsync("cms", "-decrypt", "-binary", "-inform", "DER", "-in", "envelope", "-inkey", "key.pem", "-out", "secret");
        return openssl.Read("secret");
    }
}
