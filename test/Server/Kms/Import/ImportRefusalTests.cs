using System.Security.Cryptography;
using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>What ImportKeyMaterial refuses: tokens, wrapped material, the material itself, and members that contradict each other.</summary>
public sealed class ImportRefusalTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task A_token_of_another_key_or_changed_anywhere_is_no_token()
    {
        var (key, other) = (await Api.CreateExternalAsync(), await Api.CreateExternalAsync());
        var request = await Api.SymmetricRequestAsync(key, new byte[32]);
        var token = (byte[])request["ImportToken"];
        byte[][] wrong =
        [
            (byte[])(await Api.SymmetricRequestAsync(other, new byte[32]))["ImportToken"], .. Enumerable.Range(0, 40).Select(at => SignTests.Flipped(token, at * (token.Length - 1) / 39)),
            token[..^1], token[..16], token[..17], token[..40], [.. token, 0], [0], new byte[6144], RandomNumberGenerator.GetBytes(token.Length),
        ];
        foreach (var bytes in wrong)
        {
            await Api.RefusesAsync("ImportKeyMaterial", request.With("ImportToken", bytes), "InvalidImportTokenException", text: null);
        }

        await Api.RefusesAsync("ImportKeyMaterial", request.With("KeyId", other), "InvalidImportTokenException", text: null);
        await Api.DoAsync("ImportKeyMaterial", request);
    }

    [Fact]
    public async Task A_token_is_good_for_24_hours_as_often_as_one_likes()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.CreateExternalAsync();
        var request = await server.Api.SymmetricRequestAsync(key, new byte[32]);
        var later = await server.Api.SymmetricRequestAsync(key, new byte[32]);
        await server.Api.DoAsync("ImportKeyMaterial", request);
        await server.RestartAsync();

        server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await server.Api.DoAsync("ImportKeyMaterial", request);
        await server.Api.DoAsync("ImportKeyMaterial", later);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.Api.RefusesAsync("ImportKeyMaterial", request, "ExpiredImportTokenException", text: null);
        await server.Api.RefusesAsync("ImportKeyMaterial", request.With("EncryptedKeyMaterial", "AA=="), "ExpiredImportTokenException", text: null);
    }

    [Theory, InlineData("SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256"), InlineData("ECC_NIST_P256", "RSA_AES_KEY_WRAP_SHA_1"), InlineData("HMAC_256", "SM2PKE")]
    public async Task What_was_not_wrapped_so_for_this_token_does_not_unwrap(string spec, string algorithm)
    {
        var key = await Api.CreateExternalAsync(spec);
        var wrapping = algorithm is "SM2PKE" ? "SM2" : "RSA_2048";
        var request = await Api.ImportRequestAsync(key, await Wrapped.MaterialAsync(spec), algorithm, wrapping);
        var sent = (byte[])request["EncryptedKeyMaterial"];
        List<byte[]> wrong =
        [
            .. Enumerable.Range(0, 20).Select(at => SignTests.Flipped(sent, at * (sent.Length - 1) / 19)), sent[..^1], [.. sent, 0], [0], new byte[6144],
            await Wrapped.MaterialAsync(spec), (byte[])(await Api.ImportRequestAsync(key, await Wrapped.MaterialAsync(spec), algorithm, wrapping))["EncryptedKeyMaterial"],
        ];
        if (algorithm is "RSAES_OAEP_SHA_256")
        {
            wrong.Add((byte[])(await Api.ImportRequestAsync(key, new byte[32], "RSAES_OAEP_SHA_1"))["EncryptedKeyMaterial"]);
        }

        foreach (var bytes in wrong)
        {
            await Api.RefusesAsync("ImportKeyMaterial", request.With("EncryptedKeyMaterial", bytes), "InvalidCiphertextException", text: null);
        }

        Assert.Equal("PendingImport", await Api.StateAsync(key));
    }

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", 1, 16, 24, 31, 33, 64), InlineData("HMAC_224", 1, 27, 129), InlineData("HMAC_256", 31, 129), InlineData("HMAC_384", 47, 129)]
    [InlineData("HMAC_512", 63, 129, 150)]
    public async Task A_secret_of_another_length_is_refused(string spec, params int[] lengths)
    {
        var key = await Api.CreateExternalAsync(spec);
        foreach (var length in lengths)
        {
            var request = await Api.ImportRequestAsync(key, new byte[length], "RSAES_OAEP_SHA_256");
            await Api.RefusesAsync("ImportKeyMaterial", request, "IncorrectKeyMaterialException", text: null);
        }
    }

    [Theory, InlineData("HMAC_224", 28), InlineData("HMAC_224", 128), InlineData("HMAC_512", 64), InlineData("HMAC_512", 128)]
    public async Task A_MAC_key_may_be_longer_than_its_codes(string spec, int length)
    {
        var key = await Api.CreateExternalAsync(spec);
        var material = RandomNumberGenerator.GetBytes(length);
        await Api.DoAsync("ImportKeyMaterial", await Api.ImportRequestAsync(key, material, "RSAES_OAEP_SHA_1"));
        using var openssl = new OpenSsl();

        var mac = await Api.DoAsync("GenerateMac", new { KeyId = key, Message = "aGk=", MacAlgorithm = $"HMAC_SHA_{spec[^3..]}" });

        Assert.Equal(await openssl.MacAsync($"HMAC_SHA_{spec[^3..]}", material, "hi"u8.ToArray()), mac.Blob("Mac"));
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "ECC_NIST_P384", "ECC_SECG_P256K1", "SM2", "ECC_NIST_EDWARDS25519", "RSA_2048"), InlineData("ECC_SECG_P256K1", "ECC_NIST_P256")]
    [InlineData("ECC_NIST_P384", "ECC_NIST_P521"), InlineData("ECC_NIST_P521", "ECC_NIST_P384"), InlineData("ECC_NIST_EDWARDS25519", "ECC_NIST_P256")]
    [InlineData("SM2", "ECC_NIST_P256"), InlineData("RSA_2048", "RSA_3072", "ECC_NIST_P256"), InlineData("RSA_3072", "RSA_2048"), InlineData("RSA_4096", "RSA_3072")]
    public async Task A_private_key_of_another_kind_or_form_is_refused(string spec, params string[] others)
    {
        var key = await Api.CreateExternalAsync(spec);
        var right = await Wrapped.MaterialAsync(spec);
        using var openssl = new OpenSsl();
        openssl.Write("key.der", right);
        List<byte[]> wrong = [right[..^1], [.. right, 0], new byte[32], SignTests.Flipped(right, 0), await openssl.PublicHalfAsync("key.der")];
        foreach (var other in others)
        {
            wrong.Add(await Wrapped.MaterialAsync(other));
        }

        foreach (var material in wrong)
        {
            await Api.RefusesAsync("ImportKeyMaterial", await Api.ImportRequestAsync(key, material), "IncorrectKeyMaterialException", text: null);
        }

        Assert.Equal("PendingImport", await Api.StateAsync(key));
    }

    [Theory, InlineData("SYMMETRIC_DEFAULT"), InlineData("HMAC_256"), InlineData("ECC_NIST_P256")]
    public async Task Other_material_does_not_take_the_place_of_the_first(string spec)
    {
        var key = await Api.CreateExternalAsync(spec);
        var algorithm = spec is "ECC_NIST_P256" ? "RSA_AES_KEY_WRAP_SHA_256" : "RSAES_OAEP_SHA_256";
        var first = await Api.ImportRequestAsync(key, await Wrapped.MakeAsync(spec), algorithm);
        await Api.DoAsync("ImportKeyMaterial", first);
        var second = await Api.ImportRequestAsync(key, await Wrapped.MakeAsync(spec), algorithm);

        await Api.RefusesAsync("ImportKeyMaterial", second, "IncorrectKeyMaterialException", text: null);
        await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
        await Api.RefusesAsync("ImportKeyMaterial", second, "IncorrectKeyMaterialException", text: null);
        Assert.Equal("PendingImport", await Api.StateAsync(key));
        await Api.DoAsync("ImportKeyMaterial", first);
        Assert.Equal("Enabled", await Api.StateAsync(key));
    }

    [Fact]
    public async Task The_end_of_the_materials_time_must_fit_the_expiration_model()
    {
        await using var server = await TestServer.StartAsync();
        var request = await server.Api.SymmetricRequestAsync(await server.Api.CreateExternalAsync(), new byte[32]);
        var now = server.Clock.GetUtcNow();
        const string Missing = "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES";

        await RefusesAsync(request.With("ExpirationModel", "KEY_MATERIAL_EXPIRES"), Missing);
        request.Remove("ExpirationModel");
        await RefusesAsync(request, Missing);
        await RefusesAsync(
            request.Until(now.AddDays(1)).With("ExpirationModel", "KEY_MATERIAL_DOES_NOT_EXPIRE"),
            "A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE");
        await RefusesAsync(request.Until(now.AddMilliseconds(-1)), "ValidTo must be in the future");
        await RefusesAsync(request.With("ValidTo", 0), "ValidTo must be in the future");
        await RefusesAsync(request.Until(now.AddDays(365).AddSeconds(1)), "ValidTo must be at most 365 days in the future");
        await server.Api.DoAsync("ImportKeyMaterial", request.With("ValidTo", now.AddDays(365).ToUnixTimeSeconds()));

        Task RefusesAsync(object refused, string text) => server.Api.RefusesAsync("ImportKeyMaterial", refused, "ValidationException", text);
    }

    [Fact]
    public async Task Members_of_symmetric_keys_are_refused_with_others()
    {
        var key = await Api.CreateExternalAsync("HMAC_256");
        var request = await Api.ImportRequestAsync(key, new byte[32], "RSAES_OAEP_SHA_256");
        foreach (var (name, value) in new[] { ("ImportType", "NEW_KEY_MATERIAL"), ("KeyMaterialDescription", "mine"), ("KeyMaterialId", new string('a', 64)) })
        {
            await Api.RefusesAsync("ImportKeyMaterial", request.With(name, value), "ValidationException");
        }

        await Api.RefusesAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = new string('a', 64) }, "ValidationException");
    }

    [Fact]
    public async Task Values_out_of_bounds_are_refused()
    {
        var request = await Api.SymmetricRequestAsync(await Api.CreateExternalAsync(), new byte[32]);
        const string Length = "failed to satisfy constraint: Member must have length";
        await Api.RefusesValueAsync("ImportKeyMaterial", request.With("ImportToken", new byte[6145]), $"Value at 'importToken' {Length} less than or equal to 6144");
        await Api.RefusesValueAsync(
            "ImportKeyMaterial", request.With("EncryptedKeyMaterial", new byte[6145]), $"Value at 'encryptedKeyMaterial' {Length} less than or equal to 6144");
        await Api.RefusesValueAsync(
            "ImportKeyMaterial", request.With("KeyMaterialDescription", "no#sign"),
            @"Value 'no#sign' at 'keyMaterialDescription' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_\s.-]+$");
        await Api.RefusesValueAsync(
            "ImportKeyMaterial", request.With("KeyMaterialId", new string('A', 64)),
            $"Value '{new string('A', 64)}' at 'keyMaterialId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-f0-9]+$");
        await Api.RefusesValueAsync(
            "ImportKeyMaterial", request.With("ImportType", "OLD"),
            "Value 'OLD' at 'importType' failed to satisfy constraint: Member must satisfy enum value set: [EXISTING_KEY_MATERIAL, NEW_KEY_MATERIAL]");
        await Api.RefusesAsync("ImportKeyMaterial", request.With("ValidTo", "tomorrow"), "SerializationException");
        Assert.StartsWith("3 validation errors detected: ", await Api.RefusesAsync("ImportKeyMaterial", "{}", "ValidationException"), StringComparison.Ordinal);
        Assert.StartsWith("3 validation errors detected: ", await Api.RefusesAsync("GetParametersForImport", "{}", "ValidationException"), StringComparison.Ordinal);
    }

    [Theory, InlineData("GetParametersForImport"), InlineData("ImportKeyMaterial"), InlineData("DeleteImportedKeyMaterial")]
    public async Task Who_may_not_is_denied(string operation)
    {
        var key = await Api.CreateExternalAsync();
        var request = (await Api.SymmetricRequestAsync(key, new byte[32])).With("WrappingAlgorithm", "RSAES_OAEP_SHA_256").With("WrappingKeySpec", "RSA_2048");

        await shared.Nobody.RefusesAsync(
            operation, request, "AccessDeniedException",
            $"User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: kms:{operation} on resource: {TestServer.ArnOf(key)} "
            + $"because no identity-based policy allows the kms:{operation} action");
    }
}
