using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.KeyStores;
using Signet.Server.RootKeys;

namespace Signet.Server.Tests.KeyStores;

/// <summary>RSA pairs are made ahead, and no pair is given out twice.</summary>
public sealed class KeyMakerTests
{
    [Theory]
    [InlineData(0), InlineData(2)]
    public async Task Every_pair_is_new_and_works_with_a_pool_and_without(int poolSize)
    {
        using var lane = new SlowLane(threads: 2);
        using var sealer = Sealer.WithoutStore();
        var maker = new KeyMaker(lane, sealer, poolSize);
        var publicKeys = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 6; i++)
        {
            using var pair = await maker.MakePairAsync(KeySpec.Rsa2048, TestContext.Current.CancellationToken);
            Assert.True(publicKeys.Add(Convert.ToHexString(pair.ExportSubjectPublicKeyInfo())));
            var signature = pair.Sign(SigningAlgorithm.RsassaPssSha256, MessageType.Raw, "signed"u8);
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(pair.ExportSubjectPublicKeyInfo(), out _);
            Assert.True(rsa.VerifyData("signed"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        }
    }
}
