using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Math;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>DeriveSharedSecret, with openssl at the other end; of SM2, which openssl refuses to derive with, with the curve itself.</summary>
public sealed class SharedSecretTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, int> Curves => new() { { "ECC_NIST_P256", 32 }, { "ECC_NIST_P384", 48 }, { "ECC_NIST_P521", 66 } };

    public static TheoryData<string> Specs => [.. KeyKind.All.Where(kind => kind.Usage is KeyKind.Agreement).Select(kind => kind.Spec)];

    [Theory, MemberData(nameof(Curves))]
    public async Task Openssl_derives_the_same_secret(string spec, int length)
    {
        var key = await KeyAsync(spec);
        using var openssl = new OpenSsl(await PublicKeyAsync(key));
        await openssl.GenerateAsync(spec, "mine.der");

        var answer = await shared.Server.Kms.DeriveSharedSecretAsync(
            new DeriveSharedSecretRequest { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = new(await openssl.PublicHalfAsync("mine.der")) }, Cancel);

        Assert.Equal(await openssl.DeriveAsync("mine.der"), answer.SharedSecret.ToArray());
        Assert.Equal(length, answer.SharedSecret.Length);
        Assert.Equal((TestServer.ArnOf(key), "ECDH", "AWS_KMS"), (answer.KeyId, answer.KeyAgreementAlgorithm.Value, answer.KeyOrigin.Value));
    }

    [Fact]
    public async Task A_secret_of_SM2_is_the_x_coordinate_of_the_common_point()
    {
        var key = await KeyAsync("SM2");
        using var openssl = new OpenSsl();
        var mine = await openssl.GenerateAsync("SM2", "mine.der");
        var curve = GMNamedCurves.GetByName("sm2p256v1").Curve;
        var point = curve.DecodePoint((await PublicKeyAsync(key))[^65..]).Multiply(new BigInteger(1, mine[36..68])).Normalize();

        var secret = await DeriveAsync(key, await openssl.PublicHalfAsync("mine.der"));

        Assert.Equal(point.AffineXCoord.GetEncoded(), secret);
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task Two_keys_of_the_service_agree(string spec)
    {
        var (one, other) = (await KeyAsync(spec), await shared.Server.CreateKeyAsync(spec, KeyKind.Agreement));

        Assert.Equal(await DeriveAsync(one, await PublicKeyAsync(other)), await DeriveAsync(other, await PublicKeyAsync(one)));
    }

    [Fact]
    public async Task The_answer_has_these_members_and_no_others()
    {
        var key = await KeyAsync("ECC_NIST_P256");
        var answer = await Api.DoAsync("DeriveSharedSecret", await UseRequests.WorkingAsync(Api, "DeriveSharedSecret", new("ECC_NIST_P256", KeyKind.Agreement), key));

        Assert.Equal("KeyId SharedSecret KeyAgreementAlgorithm KeyOrigin", answer.Names());
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task A_peer_key_that_is_none_or_of_another_curve_is_refused_with_an_empty_sentence(string spec)
    {
        var key = await KeyAsync(spec);
        var right = await PublicKeyAsync(key);
        byte[][] wrong =
        [
            [0], new byte[91], new byte[8192], right[..^1], [.. right, 0], SignTests.Flipped(right, right.Length - 1), SignTests.Flipped(right, right.Length / 2),
            [.. right[..^(right.Length / 2)], .. new byte[right.Length / 2]], RandomNumberGenerator.GetBytes(right.Length),
        ];
        var others = await Task.WhenAll(KeyKind.All.Where(kind => kind.IsAsymmetric && kind.Spec != spec && kind.Spec is not ("RSA_3072" or "RSA_4096"))
            .Select(async kind => await PublicKeyAsync(await kind.KeyAsync(shared))));

        foreach (var peer in wrong.Concat(others))
        {
            await Api.RefusesAsync("DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = peer }, "ValidationException", "");
        }
    }

    [Fact]
    public async Task Members_out_of_bounds_are_refused()
    {
        var request = UseRequests.For("DeriveSharedSecret", new("ECC_NIST_P256", KeyKind.Agreement), await KeyAsync("ECC_NIST_P256"));
        const string Length = "failed to satisfy constraint: Member must have length";
        await Api.RefusesValueAsync("DeriveSharedSecret", request.With("PublicKey", new byte[8193]), $"Value at 'publicKey' {Length} less than or equal to 8192");
        await Api.RefusesValueAsync("DeriveSharedSecret", request.With("PublicKey", ""), $"Value at 'publicKey' {Length} greater than or equal to 1");
        await Api.RefusesValueAsync(
            "DeriveSharedSecret", request.With("KeyAgreementAlgorithm", "DH"),
            "Value 'DH' at 'keyAgreementAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ECDH]");
        Assert.StartsWith("3 validation errors detected: ", await Api.RefusesAsync("DeriveSharedSecret", "{}", "ValidationException"), StringComparison.Ordinal);
    }

    private Task<string> KeyAsync(string spec) => shared.KeyAsync(spec, KeyKind.Agreement);

    private async Task<byte[]> PublicKeyAsync(string key) => (await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");

    private async Task<byte[]> DeriveAsync(string key, byte[] peer) =>
        (await Api.DoAsync("DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = peer })).Blob("SharedSecret");
}
