using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class MlDsaTests
{
    private static readonly SigningAlgorithm Algorithm = SigningAlgorithm.MlDsaShake256;

    // AWS KMS has no contexts: a message that was signed with one verifies by its μ only.
    [Fact]
    public void Signatures_are_good_or_bad_as_Wycheproof_says()
    {
        using var vectors = new VectorFile("mldsa_44_verify_test");
        foreach (var group in vectors.Groups)
        {
            using var key = TryImport(VectorFile.Bytes(group, "publicKeyDer"));
            foreach (var test in VectorFile.Tests(group))
            {
                vectors.Record(test, key is null ? !VectorFile.IsValid(test) : VerifiesAsItShould(key, VectorFile.Bytes(group, "publicKey"), test));
            }
        }

        vectors.RequireAll(180);
    }

    [Fact]
    public void Keys_from_seeds_verify_Wycheproofs_signatures_and_their_own_by_message_and_by_mu()
    {
        using var vectors = new VectorFile("mldsa_65_sign_seed_test");
        foreach (var group in vectors.Groups)
        {
            using var key = TryImportSeed(VectorFile.Bytes(group, "privateSeed"));
            using var half = key is null ? null : PublicKey.Import(key.ExportSubjectPublicKeyInfo());
            var publicKey = key?.ExportSubjectPublicKeyInfo()[22..];
            Assert.Equal(publicKey, key is null ? null : VectorFile.Bytes(group, "publicKey"));
            foreach (var test in VectorFile.Tests(group))
            {
                vectors.Record(test, key is null ? !VectorFile.IsValid(test) : VerifiesAsItShould(half!, publicKey!, test) && SignsAsItShould(key, half!, publicKey!, test));
            }
        }

        vectors.RequireAll(105);
    }

    private static bool VerifiesAsItShould(PublicKey key, byte[] publicKey, JsonElement test)
    {
        var signature = VectorFile.Bytes(test, "sig");
        var byMessage = !HasMessage(test)
            || key.Verify(Algorithm, MessageType.Raw, VectorFile.Bytes(test, "msg"), signature) == (VectorFile.IsValid(test) && Context(test).Length == 0);
        return byMessage && (Mu(publicKey, test) is not { } mu || key.Verify(Algorithm, MessageType.ExternalMu, mu, signature) == VectorFile.IsValid(test));
    }

    private static bool SignsAsItShould(PrivateKey key, PublicKey half, byte[] publicKey, JsonElement test)
    {
        if (Mu(publicKey, test) is not { } mu)
        {
            return true;
        }

        var signature = key.Sign(Algorithm, MessageType.ExternalMu, mu);
        return half.Verify(Algorithm, MessageType.ExternalMu, mu, signature)
            && (!HasMessage(test) || half.Verify(Algorithm, MessageType.Raw, VectorFile.Bytes(test, "msg"), signature) == (Context(test).Length == 0));
    }

    private static bool HasMessage(JsonElement test) => test.TryGetProperty("msg", out _);

    private static byte[] Context(JsonElement test) => test.TryGetProperty("ctx", out _) ? VectorFile.Bytes(test, "ctx") : [];

    // The one that stands there is the one that we compute; contexts beyond 255 bytes have none (FIPS 204, section 5.2).
    private static byte[]? Mu(byte[] publicKey, JsonElement test)
    {
        var given = test.TryGetProperty("mu", out _) ? VectorFile.Bytes(test, "mu") : null;
        if (!HasMessage(test) || Context(test).Length > byte.MaxValue)
        {
            return given;
        }

        var mu = MlDsa.Mu(publicKey, VectorFile.Bytes(test, "msg"), Context(test));
        Assert.Equal(given ?? mu, mu);
        return mu;
    }

    private static PublicKey? TryImport(byte[] encoded)
    {
        try
        {
            return PublicKey.Import(encoded);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static PrivateKey? TryImportSeed(byte[] seed)
    {
        try
        {
            return PrivateKey.ImportPkcs8(KeySpec.MlDsa65, Der.Pkcs8("2.16.840.1.101.3.4.3.18", Der.Nothing, [0x80, (byte)seed.Length, .. seed]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
