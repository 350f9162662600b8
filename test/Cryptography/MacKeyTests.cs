using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class MacKeyTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))];

    [Theory, MemberData(nameof(Rows.Macs), MemberType = typeof(Rows))]
    public async Task OpenSSL_computes_the_same_codes(string specName)
    {
        using var openssl = new OpenSsl();

        foreach (var length in new[] { Algorithm(specName).MacLength, 65, 128 })
        {
            using var key = Import(specName, RandomNumberGenerator.GetBytes(length));
            foreach (var message in new[] { [], Message[..1], Message })
            {
                openssl.Write("msg", message);
                await openssl.MustRunAsync(
                    "mac", "-digest", $"SHA{specName[^3..]}", "-macopt", $"hexkey:{Convert.ToHexString(key.Export())}", "-in", "msg", "-binary", "-out", "mac", "HMAC");
                Assert.Equal(openssl.Read("mac"), key.ComputeMac(Algorithm(specName), message));
                Assert.True(key.VerifyMac(Algorithm(specName), message, openssl.Read("mac")));
            }
        }
    }

    [Theory, MemberData(nameof(Rows.Macs), MemberType = typeof(Rows))]
    public void A_code_that_is_changed_cut_or_of_another_message_or_key_is_refused(string specName)
    {
        using var key = Generate(specName);
        using var other = Generate(specName);
        var algorithm = Algorithm(specName);
        var mac = key.ComputeMac(algorithm, Message);

        for (var position = 0; position < mac.Length; position++)
        {
            byte[] changed = [.. mac];
            changed[position] ^= (byte)(1 << (position % 8));
            Assert.False(key.VerifyMac(algorithm, Message, changed));
            Assert.False(key.VerifyMac(algorithm, Message, mac.AsSpan(0, position)));
        }

        Assert.False(key.VerifyMac(algorithm, Message, [.. mac, 0]));
        Assert.False(key.VerifyMac(algorithm, Message.AsSpan(1), mac));
        Assert.False(other.VerifyMac(algorithm, Message, mac));
    }

    [Theory]
    [InlineData("HMAC_224", 28)]
    [InlineData("HMAC_256", 32)]
    [InlineData("HMAC_384", 48)]
    [InlineData("HMAC_512", 64)]
    public void Imported_keys_have_the_specs_size_to_128_bytes(string specName, int least)
    {
        Assert.All([least, 100, 128], length => Import(specName, new byte[length]).Dispose());
        Assert.All([0, 1, least - 1, 129, 4096], length => Assert.Throws<CryptographicException>(() => Import(specName, new byte[length])));
    }

    [Theory, MemberData(nameof(Rows.Macs), MemberType = typeof(Rows))]
    public void An_algorithm_of_another_spec_is_the_callers_error(string specName)
    {
        using var key = Generate(specName);

        Assert.All(MacAlgorithm.All.Except(key.Spec.MacAlgorithms), algorithm =>
        {
            Assert.Throws<ArgumentException>(() => key.ComputeMac(algorithm, Message));
            Assert.Throws<ArgumentException>(() => key.VerifyMac(algorithm, Message, new byte[algorithm.MacLength]));
        });
    }

    [Theory, MemberData(nameof(Rows.Macs), MemberType = typeof(Rows))]
    public void A_key_disposed_of_while_it_is_used_never_computes_with_a_wiped_secret(string specName)
    {
        var material = RandomNumberGenerator.GetBytes(64);
        using var reference = Import(specName, material);
        var expected = reference.ComputeMac(Algorithm(specName), Message);

        for (var round = 0; round < 20; round++)
        {
            var key = Import(specName, material);
            using var start = new Barrier(2);
            var user = new Thread(() =>
            {
                start.SignalAndWait();
                key.Dispose();
            });
            user.Start();
            start.SignalAndWait(TestContext.Current.CancellationToken);
            try
            {
                while (true)
                {
                    Assert.Equal(expected, key.ComputeMac(Algorithm(specName), Message));
                }
            }
            catch (ObjectDisposedException)
            {
                user.Join();
            }
        }
    }

    private static MacAlgorithm Algorithm(string specName) => Rows.Spec(specName).MacAlgorithms.Single();

    private static MacKey Generate(string specName) => (MacKey)KeyMaterial.Generate(Rows.Spec(specName));

    private static MacKey Import(string specName, byte[] material) => (MacKey)KeyMaterial.Import(Rows.Spec(specName), material);
}
