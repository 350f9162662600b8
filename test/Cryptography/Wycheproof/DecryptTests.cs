namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class DecryptTests
{
    // AWS KMS has no labels: ciphertexts that were made with one are refused.
    [Theory]
    [InlineData("rsa_oaep_2048_sha1_mgf1sha1_test", "RSA_2048", "RSAES_OAEP_SHA_1", 36)]
    [InlineData("rsa_oaep_3072_sha256_mgf1sha256_test", "RSA_3072", "RSAES_OAEP_SHA_256", 37)]
    public void OAEP_ciphertexts_decrypt_or_not_as_Wycheproof_says(string file, string spec, string algorithm, int count)
    {
        using var vectors = new VectorFile(file);
        foreach (var group in vectors.Groups)
        {
            using var key = PrivateKey.ImportPkcs8(Rows.Spec(spec), VectorFile.Bytes(group, "privateKeyPkcs8"));
            foreach (var test in VectorFile.Tests(group))
            {
                var expected = VectorFile.IsValid(test) && VectorFile.Text(test, "label").Length == 0 ? VectorFile.Bytes(test, "msg") : null;
                var opened = key.TryDecrypt(Rows.Cipher(algorithm), VectorFile.Bytes(test, "ct"), out var plaintext);
                vectors.Record(test, opened == (expected is not null) && (!opened || plaintext.AsSpan().SequenceEqual(expected)));
            }
        }

        vectors.RequireAll(count);
    }
}
