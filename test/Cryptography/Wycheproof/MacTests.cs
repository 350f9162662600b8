using System.Security.Cryptography;

namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class MacTests
{
    // AWS KMS takes no keys shorter than the code and no codes cut short: the keys are refused, and of cut codes only the beginning is compared.
    [Theory]
    [InlineData("hmac_sha256_test", "HMAC_256", 174)]
    [InlineData("hmac_sha512_test", "HMAC_512", 174)]
    public void Codes_are_good_or_bad_as_Wycheproof_says(string file, string specName, int count)
    {
        var spec = Rows.Spec(specName);
        var algorithm = spec.MacAlgorithms.Single();

        using var vectors = new VectorFile(file);
        foreach (var test in vectors.Groups.SelectMany(VectorFile.Tests))
        {
            var (material, message, tag) = (VectorFile.Bytes(test, "key"), VectorFile.Bytes(test, "msg"), VectorFile.Bytes(test, "tag"));
            if (material.Length < algorithm.MacLength)
            {
                vectors.Record(test, Record.Exception(() => KeyMaterial.Import(spec, material)) is CryptographicException);
                continue;
            }

            using var key = (MacKey)KeyMaterial.Import(spec, material);
            var whole = tag.Length == algorithm.MacLength;
            var alike = key.ComputeMac(algorithm, message).AsSpan(0, tag.Length).SequenceEqual(tag);
            vectors.Record(test, alike == VectorFile.IsValid(test) && key.VerifyMac(algorithm, message, tag) == (whole && alike));
        }

        vectors.RequireAll(count);
    }
}
