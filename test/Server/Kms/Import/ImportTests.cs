using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>Material of every key spec, wrapped with openssl in every way that suits, works in the service as it does outside.</summary>
public sealed class ImportTests(SharedServer shared)
{
    private static readonly string[] Importable = [.. KeyKind.Specs.Where(spec => !spec.StartsWith("ML_DSA", StringComparison.Ordinal))];
    private static readonly string[] Algorithms = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "SM2PKE"];
    private static readonly string[] WrappingKeys = ["RSA_2048", "RSA_3072", "RSA_4096", "SM2"];
    private static readonly byte[] Message = "worth signing"u8.ToArray();

    private static readonly (string Spec, string Algorithm, string WrappingKey)[] Ways =
        [.. from spec in Importable from algorithm in Algorithms from key in WrappingKeys select (spec, algorithm, key)];

    // Long RSA keys take seconds to make: without the long variants only P-521, which needs them, is wrapped with every one.
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1";

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string, string> Fit =>
        [.. Ways.Where(way => Suits(way) && (IsLong || way.Spec is "ECC_NIST_P521" || way.WrappingKey is "RSA_2048" or "SM2"))];

    public static TheoryData<string> Specs => [.. Importable];

    [Fact]
    public void Fourteen_specs_can_be_imported_in_129_ways() => Assert.Equal((14, 129), (Importable.Length, Ways.Count(Suits)));

    [Theory, MemberData(nameof(Fit))]
    public async Task Material_that_openssl_wrapped_is_unwrapped(string spec, string algorithm, string wrappingKey)
    {
        var key = await Api.CreateExternalAsync(spec);
        var material = await Wrapped.MaterialAsync(spec);
        var request = await Api.ImportRequestAsync(key, material, algorithm, wrappingKey);

        var answer = await Api.DoAsync("ImportKeyMaterial", request);

        Assert.Equal(spec is "SYMMETRIC_DEFAULT" ? "KeyId KeyMaterialId" : "KeyId", answer.Names());
        Assert.Equal(TestServer.ArnOf(key), answer.Text("KeyId"));
        var metadata = await Api.MetadataAsync(key);
        Assert.Equal(("Enabled", "EXTERNAL", "KEY_MATERIAL_DOES_NOT_EXPIRE"), (metadata.Text("KeyState"), metadata.Text("Origin"), metadata.Text("ExpirationModel")));
        Assert.True(metadata.GetProperty("Enabled").GetBoolean());
        Assert.False(metadata.TryGetProperty("ValidTo", out _));
        await UseAsync(spec, key, material);
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task A_wrapping_that_does_not_suit_is_refused_before_anyone_wraps(string spec)
    {
        var key = await Api.CreateExternalAsync(spec);
        foreach (var (_, algorithm, wrappingKey) in Ways.Where(way => way.Spec == spec && !Suits(way)))
        {
            await Api.RefusesAsync(
                "GetParametersForImport", new { KeyId = key, WrappingAlgorithm = algorithm, WrappingKeySpec = wrappingKey }, "ValidationException",
                $"The wrapping algorithm {algorithm} with a wrapping key of {wrappingKey} cannot wrap key material of {spec}.");
        }

        await Api.RefusesAsync(
            "GetParametersForImport", new { KeyId = key, WrappingAlgorithm = "RSAES_PKCS1_V1_5", WrappingKeySpec = "RSA_2048" }, "UnsupportedOperationException",
            "The wrapping algorithm RSAES_PKCS1_V1_5 is no longer supported.");
    }

    [Theory, MemberData(nameof(Specs))]
    public async Task A_key_without_its_material_cannot_be_used(string spec)
    {
        var key = await Api.CreateExternalAsync(spec);
        var metadata = await Api.MetadataAsync(key);
        Assert.Equal("PendingImport", metadata.Text("KeyState"));
        Assert.False(metadata.GetProperty("Enabled").GetBoolean());
        Assert.DoesNotContain(metadata.EnumerateObject(), member => member.Name is "ExpirationModel" or "ValidTo" or "CurrentKeyMaterialId");

        var kind = KeyKind.All.First(kind => kind.Spec == spec);
        foreach (var operation in UseRequests.OnOneKey.Append("GetPublicKey").Where(operation => kind.Does(operation) && operation is not "Decrypt"))
        {
            await Api.RefusesAsync(operation, UseRequests.For(operation, kind, key), "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        }
    }

    [Theory, InlineData("ML_DSA_44"), InlineData("ML_DSA_65"), InlineData("ML_DSA_87")]
    public Task ML_DSA_keys_cannot_be_imported(string spec) => Api.RefusesAsync(
        "CreateKey", new { KeySpec = spec, KeyUsage = "SIGN_VERIFY", Origin = "EXTERNAL" }, "ValidationException", $"KeySpec {spec} is not supported for Origin EXTERNAL");

    [Fact]
    public async Task Parameters_are_a_fresh_wrapping_key_and_a_token_for_a_day()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.CreateExternalAsync();
        foreach (var spec in WrappingKeys)
        {
            var request = new { KeyId = TestServer.ArnOf(key), WrappingAlgorithm = spec is "SM2" ? "SM2PKE" : "RSAES_OAEP_SHA_256", WrappingKeySpec = spec };
            var (one, other) = (await server.Api.DoAsync("GetParametersForImport", request), await server.Api.DoAsync("GetParametersForImport", request));

            Assert.Equal("KeyId ImportToken PublicKey ParametersValidTo", one.Names());
            Assert.Equal(TestServer.ArnOf(key), one.Text("KeyId"));
            Assert.Equal(server.Clock.GetUtcNow().AddHours(24).InMilliseconds(), one.Time("ParametersValidTo"));
            Assert.InRange(one.Blob("ImportToken").Length, 1, 6144);
            Assert.NotEqual(one.Text("PublicKey"), other.Text("PublicKey"));
            Assert.NotEqual(one.Text("ImportToken"), other.Text("ImportToken"));
            using var openssl = new OpenSsl(one.Blob("PublicKey"));
            var shown = await openssl.MustRunAsync("pkey", "-pubin", "-in", "pub.der", "-noout", "-text");
            Assert.Contains(spec is "SM2" ? "SM2" : $"({spec[4..]} bit)", shown, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("GetParametersForImport"), InlineData("ImportKeyMaterial"), InlineData("DeleteImportedKeyMaterial")]
    public async Task A_key_whose_material_the_service_made_takes_no_other(string operation)
    {
        foreach (var kind in new[] { new KeyKind("SYMMETRIC_DEFAULT", KeyKind.Encryption), new KeyKind("ECC_NIST_P256", KeyKind.Signature) })
        {
            var key = await kind.KeyAsync(shared);
            await Api.RefusesAsync(
                operation,
                new
                {
                    KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048",
                    ImportToken = "AA==", EncryptedKeyMaterial = "AA==", ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
                },
                "UnsupportedOperationException", $"{TestServer.ArnOf(key)} origin is AWS_KMS which is not valid for this operation.");
        }
    }

    // What AWS documents: RSA private keys are too long for RSAES-OAEP, those of P-521 for that with RSA_2048; secrets need nothing else.
    private static bool Suits((string Spec, string Algorithm, string WrappingKey) way)
    {
        var (spec, algorithm, wrappingKey) = way;
        if (algorithm is "SM2PKE" || wrappingKey is "SM2")
        {
            return algorithm is "SM2PKE" && wrappingKey is "SM2" && spec[0] is not 'R';
        }

        return algorithm.StartsWith("RSA_AES", StringComparison.Ordinal)
            ? spec is not ("SYMMETRIC_DEFAULT" or ['H', ..])
            : spec[0] is not 'R' && (spec, wrappingKey) is not ("ECC_NIST_P521", "RSA_2048");
    }

    private async Task UseAsync(string spec, string key, byte[] material)
    {
        var kind = KeyKind.All.First(kind => kind.Spec == spec);
        using var openssl = new OpenSsl();
        if (kind.Usage is KeyKind.Mac)
        {
            var mac = (await Api.DoAsync("GenerateMac", new { KeyId = key, Message, kind.MacAlgorithm })).Blob("Mac");
            Assert.Equal(await openssl.MacAsync(kind.MacAlgorithm, material, Message), mac);
            return;
        }

        if (kind.IsSymmetric)
        {
            var blob = (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = Message })).Blob("CiphertextBlob");
            Assert.Equal(Message, (await Api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext"));
            return;
        }

        openssl.Write("key.der", material);
        var publicKey = await openssl.PublicHalfAsync("key.der");
        Assert.Equal(publicKey, (await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey"));
        openssl.Write("pub.der", publicKey);
        if (kind.Usage is KeyKind.Signature)
        {
            var signature = (await Api.DoAsync("Sign", new { KeyId = key, Message, kind.SigningAlgorithm })).Blob("Signature");
            Assert.True(await openssl.VerifiesAsync(kind.SigningAlgorithm, Message, signature));
        }
    }
}
