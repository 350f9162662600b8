using System.Security.Cryptography;
using System.Text;

namespace Signet.Cryptography.Tests;

public sealed class SymmetricKeyTests
{
    private static readonly SymmetricKey Key = Generate();
    private static readonly byte[] Secret = "a secret of some length"u8.ToArray();
    private static readonly byte[] Bound = "key id and context"u8.ToArray();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100)]
    [InlineData(4095, 1)]
    [InlineData(4096, 8192)]
    public void What_is_encrypted_decrypts_with_the_same_associated_data(int length, int bound)
    {
        var (plaintext, data) = (RandomNumberGenerator.GetBytes(length), RandomNumberGenerator.GetBytes(bound));

        var ciphertext = Key.Encrypt(plaintext, data);

        Assert.Equal(length + SymmetricKey.Overhead, ciphertext.Length);
        Assert.True(Key.TryDecrypt(ciphertext, data, out var opened));
        Assert.Equal(plaintext, opened);
    }

    [Fact]
    public void The_longest_ciphertext_leaves_room_for_a_header_below_AWSs_6144_bytes()
    {
        Assert.Equal(44, SymmetricKey.Overhead);
        Assert.Equal(4140, Key.Encrypt(new byte[4096], []).Length);
        Assert.Throws<ArgumentException>(() => Key.Encrypt(new byte[4097], []));
        Assert.Throws<ArgumentException>(() => Key.Encrypt(Secret, Bound, new byte[Secret.Length + 43]));
        Assert.Throws<ArgumentException>(() => Key.Encrypt(Secret, Bound, new byte[Secret.Length + 45]));
    }

    [Fact]
    public async Task OpenSSL_derives_the_key_that_opens_a_ciphertext()
    {
        var ciphertext = Key.Encrypt(Secret, Bound);
        using var openssl = new OpenSsl();
        await openssl.MustRunAsync(
            "kdf", "-keylen", "32", "-binary", "-out", "key", "-kdfopt", "mac:HMAC", "-kdfopt", "digest:SHA256", "-kdfopt", "mode:COUNTER",
            "-kdfopt", $"hexkey:{Convert.ToHexString(Key.Export())}", "-kdfopt", "salt:Signet SYMMETRIC_DEFAULT", "-kdfopt", $"hexinfo:{Convert.ToHexString(ciphertext[..16])}", "KBKDF");

        // salt (16) | iv (12) | ciphertext | tag (16)
        var opened = new byte[Secret.Length];
        using var cipher = new AesGcm(openssl.Read("key"), tagSizeInBytes: 16);
        cipher.Decrypt(ciphertext.AsSpan(16, 12), ciphertext.AsSpan()[28..^16], ciphertext.AsSpan()[^16..], opened, Bound);

        Assert.Equal(Secret, opened);
    }

    [Fact]
    public void A_ciphertext_changed_in_any_bit_or_cut_anywhere_is_refused()
    {
        var ciphertext = Key.Encrypt(Secret, Bound);

        for (var bit = 0; bit < ciphertext.Length * 8; bit++)
        {
            byte[] changed = [.. ciphertext];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(Key, changed, Bound);
        }

        Assert.All(Enumerable.Range(0, ciphertext.Length), length => Refused(Key, ciphertext[..length], Bound));
        Refused(Key, [.. ciphertext, 0], Bound);
        Refused(Key, new byte[10_000], Bound);
    }

    [Fact]
    public void Other_associated_data_or_another_key_opens_nothing()
    {
        var ciphertext = Key.Encrypt(Secret, Bound);
        using var other = Generate();

        Refused(Key, ciphertext, []);
        Refused(Key, ciphertext, Bound[1..]);
        Refused(Key, ciphertext, [.. Bound, 0]);
        Refused(other, ciphertext, Bound);
    }

    [Fact]
    public void Equal_plaintexts_have_unequal_salts_vectors_and_ciphertexts()
    {
        var (first, second) = (Key.Encrypt(Secret, Bound), Key.Encrypt(Secret, Bound));

        Assert.NotEqual(first[..16], second[..16]);
        Assert.NotEqual(first[16..28], second[16..28]);
        Assert.NotEqual(first[28..], second[28..]);
    }

    [Fact]
    public void Material_has_exactly_32_bytes()
    {
        Assert.All([0, 16, 31, 33, 64], length => Assert.Throws<CryptographicException>(() => KeyMaterial.Import(KeySpec.SymmetricDefault, new byte[length])));

        using var key = KeyMaterial.Import(KeySpec.SymmetricDefault, Encoding.ASCII.GetBytes("0123456789abcdef0123456789ABCDEF"));
        Assert.Equal("0123456789abcdef0123456789ABCDEF"u8, key.Export());
    }

    [Fact]
    public void One_key_object_serves_many_threads_at_once() => Parallel.For(0, 400, number =>
    {
        var plaintext = BitConverter.GetBytes(number);
        Assert.True(Key.TryDecrypt(Key.Encrypt(plaintext, Bound), Bound, out var opened));
        Assert.Equal(plaintext, opened);
    });

    [Fact]
    public void A_key_that_is_disposed_of_encrypts_and_decrypts_no_more()
    {
        var key = Generate();
        var ciphertext = key.Encrypt(Secret, Bound);

        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Encrypt(Secret, Bound));
        Assert.Throws<ObjectDisposedException>(() => key.TryDecrypt(ciphertext, Bound, out _));
    }

    private static SymmetricKey Generate() => (SymmetricKey)KeyMaterial.Generate(KeySpec.SymmetricDefault);

    private static void Refused(SymmetricKey key, byte[] ciphertext, byte[] associatedData)
    {
        Assert.False(key.TryDecrypt(ciphertext, associatedData, out var plaintext));
        Assert.Null(plaintext);
    }
}
