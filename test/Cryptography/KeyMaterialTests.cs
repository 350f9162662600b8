using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class KeyMaterialTests
{
    [Theory, MemberData(nameof(Rows.All), MemberType = typeof(Rows))]
    public void What_a_key_exports_opens_as_the_same_key(string specName)
    {
        var spec = Rows.Spec(specName);
        var material = Keys.MaterialOf(spec);

        using var key = KeyMaterial.Import(spec, material);

        Assert.Same(spec, key.Spec);
        Assert.Equal(material, key.Export());
        Assert.Equal(spec.IsAsymmetric, key is PrivateKey);
        Assert.Equal(spec.MacAlgorithms.Count > 0, key is MacKey);
        Assert.Equal(spec == KeySpec.SymmetricDefault, key is SymmetricKey);
    }

    [Theory, MemberData(nameof(Rows.All), MemberType = typeof(Rows))]
    public void What_is_no_material_of_the_spec_is_refused(string specName)
    {
        byte[][] wrong = [[], [0x30], [0x30, 0x80], new byte[27], new byte[129], RandomNumberGenerator.GetBytes(10_000)];

        Assert.All(wrong, bytes => Assert.ThrowsAny<CryptographicException>(() => KeyMaterial.Import(Rows.Spec(specName), bytes)));
    }

    [Theory, MemberData(nameof(Rows.All), MemberType = typeof(Rows))]
    public void Material_with_a_byte_changed_opens_or_is_refused_and_nothing_else_happens(string specName)
    {
        var spec = Rows.Spec(specName);
        var material = Keys.MaterialOf(spec);

        for (var position = 0; position < material.Length; position += 1 + (material.Length / 150))
        {
            foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] changed = [.. material];
                changed[position] ^= mask;
                var error = Record.Exception(() => KeyMaterial.Import(spec, changed).Dispose());
                Assert.True(error is null or CryptographicException, $"byte {position}: {error}");
            }
        }
    }

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", 32)]
    [InlineData("HMAC_224", 28)]
    [InlineData("HMAC_256", 32)]
    [InlineData("HMAC_384", 48)]
    [InlineData("HMAC_512", 64)]
    public void Fresh_secret_keys_have_AWSs_length_and_differ(string specName, int length)
    {
        using var first = KeyMaterial.Generate(Rows.Spec(specName));
        using var second = KeyMaterial.Generate(Rows.Spec(specName));

        Assert.Equal(length, first.Export().Length);
        Assert.NotEqual(first.Export(), second.Export());
    }

    [Theory, MemberData(nameof(Rows.All), MemberType = typeof(Rows))]
    public void A_key_that_is_disposed_of_exports_no_more(string specName)
    {
        var key = KeyMaterial.Import(Rows.Spec(specName), Keys.MaterialOf(Rows.Spec(specName)));

        key.Dispose();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(key.Export);
    }

    [Fact]
    public void A_spec_without_a_public_half_has_no_private_keys() =>
        Assert.All(KeySpec.All.Where(spec => !spec.IsAsymmetric), spec =>
        {
            Assert.Throws<ArgumentException>(() => PrivateKey.Generate(spec));
            Assert.Throws<ArgumentException>(() => PrivateKey.ImportPkcs8(spec, new byte[32]));
        });
}
