using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class MlDsaTests
{
    private static readonly SigningAlgorithm Algorithm = SigningAlgorithm.MlDsaShake256;

    public static TheoryData<string, string, int> Sets => new()
    {
        { "ML_DSA_44", "2.16.840.1.101.3.4.3.17", 1312 }, { "ML_DSA_65", "2.16.840.1.101.3.4.3.18", 1952 }, { "ML_DSA_87", "2.16.840.1.101.3.4.3.19", 2592 },
    };

    [Theory, MemberData(nameof(Sets))]
    public void A_public_key_has_the_form_of_RFC_9881(string specName, string oid, int length)
    {
        var encoded = Keys.Of(Rows.Spec(specName)).ExportSubjectPublicKeyInfo();

        Assert.Equal(22 + length, encoded.Length);
        Assert.Equal(Der.Spki(oid, Der.Nothing, encoded[22..]), encoded);
        Assert.All([[], encoded[22..^1], [.. encoded[22..], 0]], key => Assert.ThrowsAny<CryptographicException>(() => PublicKey.Import(Der.Spki(oid, Der.Nothing, key))));
        Assert.ThrowsAny<CryptographicException>(() => PublicKey.Import(Der.Spki(oid, Der.Null, encoded[22..])));
    }

    [Theory, MemberData(nameof(Sets))]
    public void A_private_key_is_the_seed_and_nothing_else(string specName, string oid, int length)
    {
        var spec = Rows.Spec(specName);
        var pkcs8 = Keys.Of(spec).ExportPkcs8();
        var seed = pkcs8[^32..];
        byte[] expanded = [4, 0x82, (byte)(length >> 8), (byte)length, .. new byte[length]];

        Assert.Equal(54, pkcs8.Length);
        Assert.Equal(Der.Pkcs8(oid, Der.Nothing, [0x80, 32, .. seed]), pkcs8);
        byte[][] wrong = [[4, 32, .. seed], [0x80, 31, .. seed[1..]], [0x80, 33, .. seed, 0], [0x80, 32, .. seed, 0], expanded, [0x30, 34, 4, 32, .. seed]];
        Assert.All(wrong, key => Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(spec, Der.Pkcs8(oid, Der.Nothing, key))));
        Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(spec, Der.Pkcs8(oid, Der.Nothing, [0x80, 32, .. seed], version: 1)));
    }

    [Theory, MemberData(nameof(Sets))]
    public void A_message_and_its_mu_have_the_same_signatures(string specName, string oid, int length)
    {
        Assert.NotEmpty(oid);
        var (key, half) = (Keys.Of(Rows.Spec(specName)), Keys.PublicOf(Rows.Spec(specName)));
        var publicKey = key.ExportSubjectPublicKeyInfo()[^length..];

        foreach (var message in new[] { [], "hello"u8.ToArray(), RandomNumberGenerator.GetBytes(4096) })
        {
            var mu = MlDsa.Mu(publicKey, message);
            var byMessage = key.Sign(Algorithm, MessageType.Raw, message);
            var byMu = key.Sign(Algorithm, MessageType.ExternalMu, mu);

            Assert.True(half.Verify(Algorithm, MessageType.Raw, message, byMu));
            Assert.True(half.Verify(Algorithm, MessageType.ExternalMu, mu, byMessage));
            Assert.False(half.Verify(Algorithm, MessageType.Raw, mu, byMu));
            Assert.False(half.Verify(Algorithm, MessageType.ExternalMu, MlDsa.Mu(publicKey, message, context: 1), byMu));
        }
    }
}
