using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class AgreementTests
{
    // Peers that are merely acceptable there (BER, compressed points, curves spelt out) may be refused; one that is taken gives Wycheproof's secret.
    [Theory]
    [InlineData("ecdh_secp256r1_test", "ECC_NIST_P256", 612)]
    [InlineData("ecdh_secp521r1_test", "ECC_NIST_P521", 916)]
    public void Secrets_are_Wycheproofs_and_other_peers_are_refused(string file, string spec, int count)
    {
        using var vectors = new VectorFile(file);
        foreach (var test in vectors.Groups.SelectMany(VectorFile.Tests))
        {
            var secret = Derive(Rows.Spec(spec), test);
            vectors.Record(test, secret is null ? !VectorFile.IsValid(test) : VectorFile.Text(test, "result") != "invalid" && secret.AsSpan().SequenceEqual(VectorFile.Bytes(test, "shared")));
        }

        vectors.RequireAll(count);
    }

    private static byte[]? Derive(KeySpec spec, JsonElement test)
    {
        try
        {
            using var peer = PublicKey.Import(VectorFile.Bytes(test, "public"));
            using var key = Import(spec, VectorFile.Bytes(test, "private"));
            return key.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, peer);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    // The numbers may have a zero byte before them, or lack some.
    private static PrivateKey Import(KeySpec spec, byte[] number)
    {
        var length = (int.Parse(spec.Name[^3..]) + 7) / 8;
        byte[] padded = [.. new byte[length], .. number];
        var curve = spec == KeySpec.EccNistP256 ? Der.P256 : "1.3.132.0.35";
        return PrivateKey.ImportPkcs8(spec, Der.Pkcs8(Der.EcPublicKey, Der.Named(curve), Der.EcPrivate(padded[^length..], point: null)));
    }
}
