using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>GenerateMac and VerifyMac. That the codes are HMAC's, openssl says where keys are imported or live through their whole life.</summary>
public sealed class MacTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, int> Specs => new() { { "HMAC_224", 28 }, { "HMAC_256", 32 }, { "HMAC_384", 48 }, { "HMAC_512", 64 } };

    [Theory, MemberData(nameof(Specs))]
    public async Task A_code_verifies_and_is_the_same_each_time(string spec, int length)
    {
        var kms = shared.Server.Kms;
        var (key, algorithm) = (await KeyAsync(spec), AlgorithmOf(spec));
        foreach (var size in new[] { 1, 64, 200, 4096 })
        {
            var message = RandomNumberGenerator.GetBytes(size);
            var made = await kms.GenerateMacAsync(new GenerateMacRequest { KeyId = key, Message = new(message), MacAlgorithm = algorithm }, Cancel);
            var again = await kms.GenerateMacAsync(new GenerateMacRequest { KeyId = key, Message = new(message), MacAlgorithm = algorithm }, Cancel);
            var verified = await kms.VerifyMacAsync(
                new VerifyMacRequest { KeyId = key, Message = new(message), MacAlgorithm = algorithm, Mac = new(made.Mac.ToArray()) }, Cancel);

            Assert.Equal(length, made.Mac.Length);
            Assert.Equal(made.Mac.ToArray(), again.Mac.ToArray());
            Assert.Equal((TestServer.ArnOf(key), algorithm), (made.KeyId, made.MacAlgorithm.Value));
            Assert.Equal((TestServer.ArnOf(key), true, algorithm), (verified.KeyId, verified.MacValid, verified.MacAlgorithm.Value));
        }
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task Any_other_code_is_refused_without_a_word(string spec, int length)
    {
        var (key, algorithm) = (await KeyAsync(spec), AlgorithmOf(spec));
        var mac = await MacAsync(key, algorithm, "hello"u8.ToArray());
        byte[][] wrong =
        [
            .. Enumerable.Range(0, length).Select(at => SignTests.Flipped(mac, at)), mac[..^1], mac[..16], [.. mac, 0], [0], new byte[length], new byte[6144],
            await MacAsync(await shared.Server.CreateKeyAsync(spec, KeyKind.Mac), algorithm, "hello"u8.ToArray()), await MacAsync(key, algorithm, "hello "u8.ToArray()),
        ];
        foreach (var code in wrong)
        {
            await Api.RefusesAsync(
                "VerifyMac", new { KeyId = key, Message = "aGVsbG8=", MacAlgorithm = algorithm, Mac = code }, "KMSInvalidMacException", text: null);
        }
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task Only_the_algorithm_of_the_key_will_do(string spec, int length)
    {
        foreach (var (other, _) in Specs.Select(row => row.Data).Where(row => row.Item1 != spec))
        {
            foreach (var operation in new[] { "GenerateMac", "VerifyMac" })
            {
                await Api.RefusesAsync(
                    operation, new { KeyId = await KeyAsync(spec), Message = "aGVsbG8=", MacAlgorithm = AlgorithmOf(other), Mac = new byte[length] },
                    "InvalidKeyUsageException", $"Algorithm {AlgorithmOf(other)} is incompatible with key spec {spec}.");
            }
        }
    }

    [Fact]
    public async Task The_answers_have_these_members_and_no_others()
    {
        var request = await UseRequests.WorkingAsync(Api, "VerifyMac", KeyKind.For("VerifyMac"), await KeyAsync("HMAC_224"));

        Assert.Equal("Mac MacAlgorithm KeyId", (await Api.DoAsync("GenerateMac", request)).Names());
        Assert.Equal("KeyId MacValid MacAlgorithm", (await Api.DoAsync("VerifyMac", request)).Names());
    }

    [Theory, InlineData("GenerateMac"), InlineData("VerifyMac")]
    public async Task Lengths_and_names_out_of_bounds_are_refused_and_messages_not_repeated(string operation)
    {
        var request = UseRequests.For(operation, KeyKind.For(operation), await KeyAsync("HMAC_224"));
        const string Length = "failed to satisfy constraint: Member must have length";
        await Api.RefusesValueAsync(operation, request.With("Message", new byte[4097]), $"Value at 'message' {Length} less than or equal to 4096");
        await Api.RefusesValueAsync(operation, request.With("Message", ""), $"Value at 'message' {Length} greater than or equal to 1");
        Assert.Equal(
            "1 validation error detected: Value 'HMAC_SHA_1' at 'macAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: "
            + "[HMAC_SHA_224, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512]",
            await Api.RefusesAsync(operation, request.With("MacAlgorithm", "HMAC_SHA_1"), "ValidationException"));
        Assert.StartsWith($"{(operation is "VerifyMac" ? 4 : 3)} validation errors detected: ", await Api.RefusesAsync(operation, "{}", "ValidationException"), StringComparison.Ordinal);
        if (operation is "VerifyMac")
        {
            await Api.RefusesValueAsync(operation, request.With("Mac", new byte[6145]), $"Value at 'mac' {Length} less than or equal to 6144");
            await Api.RefusesValueAsync(operation, request.With("Mac", ""), $"Value at 'mac' {Length} greater than or equal to 1");
        }
    }

    private static string AlgorithmOf(string spec) => $"HMAC_SHA_{spec[^3..]}";

    private Task<string> KeyAsync(string spec) => shared.KeyAsync(spec, KeyKind.Mac);

    private async Task<byte[]> MacAsync(string key, string algorithm, byte[] message) =>
        (await Api.DoAsync("GenerateMac", new { KeyId = key, Message = message, MacAlgorithm = algorithm })).Blob("Mac");
}
