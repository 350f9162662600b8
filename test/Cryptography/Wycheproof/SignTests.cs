namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class SignTests
{
    // The small exponents that are merely acceptable make the same exact signatures; SHA-1 and SHA-224 are no algorithms of AWS KMS.
    [Fact]
    public void PKCS1_signatures_are_exactly_Wycheproofs()
    {
        using var vectors = new VectorFile("rsa_pkcs1_2048_sig_gen_test");
        foreach (var group in vectors.Groups)
        {
            if (!SigningAlgorithm.TryGet($"RSASSA_PKCS1_V1_5_{VectorFile.Text(group, "sha").Replace('-', '_')}", out var algorithm))
            {
                continue;
            }

            using var key = PrivateKey.ImportPkcs8(KeySpec.Rsa2048, VectorFile.Bytes(group, "privateKeyPkcs8"));
            foreach (var test in VectorFile.Tests(group))
            {
                var signature = key.Sign(algorithm, MessageType.Raw, VectorFile.Bytes(test, "msg"));
                vectors.Record(test, signature.AsSpan().SequenceEqual(VectorFile.Bytes(test, "sig")));
            }
        }

        vectors.RequireAll(27);
    }
}
