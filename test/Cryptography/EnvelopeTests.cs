using System.Security.Cryptography;
using Signet.Cryptography.Envelopes;

namespace Signet.Cryptography.Tests;

public sealed class EnvelopeTests
{
    private const int Chunk = 65536;
    private const int SealedChunk = Chunk + 16;

    public static TheoryData<string, string> Algorithms => Rows.Encryption;

    [Theory, MemberData(nameof(Algorithms))]
    public async Task What_is_encrypted_for_a_key_opens_with_it(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Cipher(name));
        foreach (var length in new[] { 0, 1, Chunk - 1, Chunk, Chunk + 1, 3 * Chunk })
        {
            var content = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(content, await OpenAsync(spec, await SealAsync(spec, algorithm, content)));
        }
    }

    [Fact]
    public async Task An_envelope_names_its_key_and_is_never_twice_the_same()
    {
        var first = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, [1]);
        var second = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, [1]);

        Assert.Equal(SHA256.HashData(Keys.PublicOf(KeySpec.Rsa2048).ExportSubjectPublicKeyInfo()), first[12..44]);
        Assert.NotEqual(first[44..], second[44..]);
        Assert.Equal(12 + 32 + 256 + 32 + 1 + 16, first.Length);
    }

    [Fact]
    public async Task A_changed_bit_anywhere_is_noticed()
    {
        var envelope = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, new byte[100]);
        for (var position = 0; position < envelope.Length; position += 3)
        {
            byte[] changed = [.. envelope];
            changed[position] ^= 0x10;
            await AssertRefusedAsync(changed);
        }
    }

    [Fact]
    public async Task A_cut_anywhere_is_noticed_even_between_chunks()
    {
        var envelope = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, new byte[2 * Chunk]);
        foreach (var length in new[] { 0, 5, 44, 300, HeaderLength, HeaderLength + 7, HeaderLength + 16, HeaderLength + SealedChunk, envelope.Length - 16, envelope.Length - 1 })
        {
            await AssertRefusedAsync(envelope[..length]);
        }
    }

    [Fact]
    public async Task Chunks_that_are_exchanged_left_out_doubled_or_added_are_noticed()
    {
        var envelope = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, RandomNumberGenerator.GetBytes((3 * Chunk) - 5));
        var (header, first, second, last) = (envelope[..HeaderLength], ChunkOf(envelope, 0), ChunkOf(envelope, 1), ChunkOf(envelope, 2));

        await AssertRefusedAsync([.. header, .. second, .. first, .. last]);
        await AssertRefusedAsync([.. header, .. first, .. last]);
        await AssertRefusedAsync([.. header, .. first, .. first, .. second, .. last]);
        await AssertRefusedAsync([.. envelope, 0]);
        await AssertRefusedAsync([.. envelope, .. last]);
        await AssertRefusedAsync([.. header, .. first, .. second]);
    }

    // Without the commitment, GCM would let a header of somebody else's stand before chunks that open under two keys.
    [Fact]
    public async Task A_header_of_another_envelope_is_noticed_before_anything_is_written()
    {
        var one = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, new byte[10]);
        var other = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, new byte[10]);

        await AssertRefusedAsync([.. one[..(HeaderLength - 32)], .. other[(HeaderLength - 32)..]]);
        await AssertRefusedAsync([.. one[..HeaderLength], .. other[HeaderLength..]]);
    }

    [Fact]
    public async Task A_key_of_another_length_is_refused()
    {
        var envelope = await SealAsync(KeySpec.Rsa2048, EncryptionAlgorithm.RsaesOaepSha256, [1]);

        await Assert.ThrowsAsync<CryptographicException>(() => Envelope.DecryptAsync(
            (_, _) => Task.FromResult(new byte[16]), new MemoryStream(envelope), new MemoryStream(), TestContext.Current.CancellationToken));
    }

    private static int HeaderLength => 12 + 32 + 256 + 32;

    private static byte[] ChunkOf(byte[] envelope, int index)
    {
        var start = HeaderLength + (index * SealedChunk);
        return envelope[start..Math.Min(start + SealedChunk, envelope.Length)];
    }

    private static async Task<byte[]> SealAsync(KeySpec spec, EncryptionAlgorithm algorithm, byte[] content)
    {
        var output = new MemoryStream();
        await Envelope.EncryptAsync(Keys.PublicOf(spec), algorithm, new MemoryStream(content), output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    private static async Task<byte[]> OpenAsync(KeySpec spec, byte[] envelope)
    {
        var output = new MemoryStream();
        await Envelope.DecryptAsync(UnwrapAsync, new MemoryStream(envelope), output, TestContext.Current.CancellationToken);
        return output.ToArray();

        Task<byte[]> UnwrapAsync(EnvelopeHeader header, CancellationToken cancellationToken) =>
            Keys.Of(spec).TryDecrypt(header.Algorithm, header.WrappedKey, out var key) ? Task.FromResult(key) : throw new CryptographicException("The key is another one.");
    }

    private static Task AssertRefusedAsync(byte[] envelope) => Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(KeySpec.Rsa2048, envelope));
}
