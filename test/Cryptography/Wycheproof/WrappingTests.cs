namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class WrappingTests
{
    // The key between is of 256 bits: under shorter ones nothing unwraps.
    [Fact]
    public void Material_unwraps_or_not_as_Wycheproof_says()
    {
        using var vectors = new VectorFile("aes_kwp_test");
        foreach (var test in vectors.Groups.SelectMany(VectorFile.Tests))
        {
            var key = VectorFile.Bytes(test, "key");
            byte[] wrapped = [.. Keys.PublicOf(KeySpec.Rsa2048).Encrypt(EncryptionAlgorithm.RsaesOaepSha256, key), .. VectorFile.Bytes(test, "ct")];

            var unwrapped = WrappingAlgorithm.RsaAesKeyWrapSha256.TryUnwrap(Keys.Of(KeySpec.Rsa2048), wrapped, out var material);

            var good = key.Length == 32 && VectorFile.IsValid(test);
            vectors.Record(test, unwrapped == good && (!good || material.AsSpan().SequenceEqual(VectorFile.Bytes(test, "msg"))));
        }

        vectors.RequireAll(254);
    }
}
