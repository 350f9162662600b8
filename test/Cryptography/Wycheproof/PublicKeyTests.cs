using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class PublicKeyTests
{
    [Fact]
    public void Of_all_curves_of_prime_order_only_those_of_the_table_are_taken_and_only_by_name()
    {
        var ours = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["secp256r1"] = "ECC_NIST_P256", ["secp384r1"] = "ECC_NIST_P384", ["secp521r1"] = "ECC_NIST_P521", ["secp256k1"] = "ECC_SECG_P256K1",
        };

        using var vectors = new VectorFile("ec_prime_order_curves_test");
        foreach (var curve in vectors.Groups.SelectMany(VectorFile.Tests))
        {
            var length = Number(curve, "p").Length;
            byte[] generator = [4, .. Padded(curve, "gx", length), .. Padded(curve, "gy", length)];
            var spelt = Der.Explicit(Number(curve, "p"), Padded(curve, "a", length), Padded(curve, "b", length), generator, Number(curve, "n"));

            var named = SpecOf(Der.Spki(Der.EcPublicKey, Der.Named(VectorFile.Text(curve, "oid")), generator));
            vectors.Record(curve, named == ours.GetValueOrDefault(VectorFile.Text(curve, "name")) && SpecOf(Der.Spki(Der.EcPublicKey, spelt, generator)) is null);
        }

        vectors.RequireAll(26);
    }

    // What is merely acceptable is refused here: BER, compressed points, curves spelt out. A key on another curve may be a good key of another spec.
    [Theory]
    [InlineData("ecdh_secp256r1_test", "ECC_NIST_P256", 612)]
    [InlineData("ecdh_secp521r1_test", "ECC_NIST_P521", 916)]
    public void Public_keys_are_taken_when_they_are_beyond_doubt(string file, string spec, int count)
    {
        using var vectors = new VectorFile(file);
        foreach (var test in vectors.Groups.SelectMany(VectorFile.Tests))
        {
            vectors.Record(test, VectorFile.IsValid(test) == (SpecOf(VectorFile.Bytes(test, "public")) == spec));
        }

        vectors.RequireAll(count);
    }

    private static string? SpecOf(byte[] subjectPublicKeyInfo)
    {
        try
        {
            using var key = PublicKey.Import(subjectPublicKeyInfo);
            return key.Spec.Name;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Number(JsonElement element, string name)
    {
        var bytes = VectorFile.Bytes(element, name);
        return bytes[0] == 0 ? bytes[1..] : bytes;
    }

    private static byte[] Padded(JsonElement element, string name, int length)
    {
        var number = Number(element, name);
        return [.. new byte[length - number.Length], .. number];
    }
}
