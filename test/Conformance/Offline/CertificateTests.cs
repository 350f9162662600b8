using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.X509;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet csr</c> and <c>signet certificate</c> as a user runs them, against a running server.</summary>
public sealed class CertificateTests(SharedServer server)
{
    public static TheoryData<string, string> Cells() => [.. SignTests.Cells().Where(cell => cell.Data.Item2 != "ED25519_PH_SHA_512")];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Others_verify_requests_and_certificates_of_every_algorithm(string spec, string algorithm)
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync(spec);
        await folder.ShellAsync($"signet csr {key} --algorithm {algorithm} --subject 'CN=www.example.com,O=Example' --san DNS:www.example.com --san IP:10.0.0.1 -o csr.pem");
        await folder.ShellAsync($"signet certificate {key} --algorithm {algorithm} --subject CN=release --days 2 -o crt.pem && signet public-key crt.pem | cmp - <(signet public-key {key})");

        // openssl 3.0 does not know ML-DSA, and takes no identity for SM2's certificates.
        if (spec.StartsWith("ML_DSA", StringComparison.Ordinal) || spec == "SM2")
        {
            var certificate = new X509CertificateParser().ReadCertificate(await File.ReadAllBytesAsync(folder["crt.pem"], Command.Token));
            certificate.Verify(certificate.GetPublicKey());
            await folder.ShellAsync("openssl req -in csr.pem -outform DER -out csr.der 2>/dev/null || grep -v -e -- csr.pem | base64 -d >csr.der");
            Assert.True(new Pkcs10CertificationRequest(await File.ReadAllBytesAsync(folder["csr.der"], Command.Token)).Verify());
            return;
        }

        await folder.ShellAsync("openssl req -in csr.pem -verify -noout && openssl verify -CAfile crt.pem -check_ss_sig crt.pem");
        var text = await folder.ShellAsync("openssl req -in csr.pem -noout -subject -ext subjectAltName 2>/dev/null; openssl req -in csr.pem -noout -text");
        Assert.Contains("DNS:www.example.com, IP Address:10.0.0.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_in_one_sentence()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_EDWARDS25519");

        async Task RefusedAsync(string line, string sentence) => Assert.Equal(new(2, "", $"signet: {sentence}\n"), await folder.TryAsync($"signet {line}"));
        await RefusedAsync($"csr {key} --subject nonsense", "--subject: It is not a name as RFC 4514 writes it, such as 'CN=release,O=Example,C=CH'.");
        await RefusedAsync($"csr {key} --subject CN=a --san www.example.com", "--san: 'www.example.com' is none of DNS:NAME, IP:ADDRESS, email:ADDRESS and URI:ADDRESS.");
        await RefusedAsync($"csr {key} --subject CN=a --algorithm ED25519_PH_SHA_512", "--algorithm: X.509 has no name for ED25519_PH_SHA_512: certificates of Ed25519 keys are signed with ED25519_SHA_512.");
        await RefusedAsync($"certificate {key} --subject CN=a --days 0", "--days: '0' is not a number of days between 1 and 36500.");
    }
}
