using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary>Verifies the signature <c>sig</c> over <c>msg</c> under <c>pub.der</c> by somebody else's code: openssl 3.0, or BouncyCastle for what it does not know.</summary>
internal static class Referee
{
    /// <summary>Whether it verifies.</summary>
    public static async Task<bool> VerifiesAsync(ServiceFolder folder, string algorithm, string message) => algorithm switch
    {
        "ML_DSA_SHAKE_256" => VerifiesMlDsa(folder, message),
        "ED25519_PH_SHA_512" => await VerifiesEd25519PhAsync(folder, message),
        _ => (await folder.TryAsync(Line(algorithm, message))).ExitCode == 0,
    };

    private static string Line(string algorithm, string message) => algorithm switch
    {
        "ED25519_SHA_512" => $"openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin -in {message} -sigfile sig",
        "SM2DSA" => $"openssl dgst -sm3 -sigopt distid:1234567812345678 -verify pub.der -keyform DER -signature sig {message}",
        _ when algorithm.Contains("_PSS_", StringComparison.Ordinal) =>
            $"openssl dgst -{OpenSsl.HashOf(algorithm)} -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest -verify pub.der -keyform DER -signature sig {message}",
        _ => $"openssl dgst -{OpenSsl.HashOf(algorithm)} -verify pub.der -keyform DER -signature sig {message}",
    };

    private static bool VerifiesMlDsa(ServiceFolder folder, string message)
    {
        var key = (MLDsaPublicKeyParameters)PublicKeyFactory.CreateKey(File.ReadAllBytes(folder["pub.der"]));
        var signer = new MLDsaSigner(key.Parameters, deterministic: false);
        signer.Init(forSigning: false, key);
        signer.BlockUpdate(File.ReadAllBytes(folder[message]));
        return signer.VerifySignature(File.ReadAllBytes(folder["sig"]));
    }

    // AWS KMS hashes the digest that it is given once more: the message of Ed25519ph is the file's digest.
    private static async Task<bool> VerifiesEd25519PhAsync(ServiceFolder folder, string message)
    {
        await folder.ShellAsync($"openssl dgst -sha512 -binary -out digest {message}");
        var signer = new Ed25519phSigner([]);
        signer.Init(forSigning: false, PublicKeyFactory.CreateKey(await File.ReadAllBytesAsync(folder["pub.der"], Command.Token)));
        signer.BlockUpdate(await File.ReadAllBytesAsync(folder["digest"], Command.Token));
        return signer.VerifySignature(await File.ReadAllBytesAsync(folder["sig"], Command.Token));
    }
}
