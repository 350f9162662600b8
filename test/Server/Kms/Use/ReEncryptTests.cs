namespace Signet.Server.Tests.Kms.Use;

/// <summary>ReEncrypt: from any key that decrypts to any that encrypts.</summary>
public sealed class ReEncryptTests(SharedServer shared)
{
    private const string Incorrect = "The key ID in the request does not identify a CMK that can perform this operation.";
    private const string Elsewhere =
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";

    private static readonly KeyKind Symmetric = new("SYMMETRIC_DEFAULT", KeyKind.Encryption);
    private static readonly KeyKind[] Encrypting = [.. KeyKind.All.Where(kind => kind.Does("Encrypt"))];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<KeyKind, KeyKind> Ways => [.. from source in Encrypting from destination in Encrypting select (source, destination)];

    public static TheoryData<KeyKind> Others => [.. KeyKind.All.Except(Encrypting)];

    [Theory, MemberData(nameof(Ways))]
    public async Task A_ciphertext_moves_to_another_key(KeyKind source, KeyKind destination)
    {
        var (from, to) = (await source.KeyAsync(shared), await destination.KeyAsync(shared));
        var request = await RequestAsync(source, destination);

        var answer = await Api.DoAsync("ReEncrypt", request);

        Assert.Equal((TestServer.ArnOf(from), TestServer.ArnOf(to)), (answer.Text("SourceKeyId"), answer.Text("KeyId")));
        Assert.Equal(
            (source.EncryptionAlgorithm, destination.EncryptionAlgorithm), (answer.Text("SourceEncryptionAlgorithm"), answer.Text("DestinationEncryptionAlgorithm")));
        var ids = (source.IsSymmetric ? " SourceKeyMaterialId" : "") + (destination.IsSymmetric ? " DestinationKeyMaterialId" : "");
        Assert.Equal("CiphertextBlob SourceKeyId KeyId SourceEncryptionAlgorithm DestinationEncryptionAlgorithm" + ids, answer.Names());
        var opened = await Api.DoAsync(
            "Decrypt", new { CiphertextBlob = answer.Blob("CiphertextBlob"), KeyId = to, EncryptionAlgorithm = destination.EncryptionAlgorithm });
        Assert.Equal("hello"u8.ToArray(), opened.Blob("Plaintext"));
    }

    [Fact]
    public async Task One_key_at_both_ends_changes_the_context()
    {
        var key = await Symmetric.KeyAsync(shared);
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=", EncryptionContext = new { a = "1" } })).Blob("CiphertextBlob");
        var request = new { CiphertextBlob = blob, DestinationKeyId = key, SourceEncryptionContext = new { a = "1" }, DestinationEncryptionContext = new { b = "2" } };

        var moved = await Api.DoAsync("ReEncrypt", request);

        var current = (await Api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata").Text("CurrentKeyMaterialId");
        Assert.Equal((current, current), (moved.Text("SourceKeyMaterialId"), moved.Text("DestinationKeyMaterialId")));
        await Api.DoAsync("Decrypt", new { CiphertextBlob = moved.Blob("CiphertextBlob"), EncryptionContext = new { b = "2" } });
        await Api.RefusesAsync("Decrypt", new { CiphertextBlob = moved.Blob("CiphertextBlob"), EncryptionContext = new { a = "1" } }, "InvalidCiphertextException", text: null);
        await Api.RefusesAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = key }, "InvalidCiphertextException", text: null);
    }

    [Theory, MemberData(nameof(Others))]
    public async Task A_key_that_does_not_encrypt_is_at_neither_end(KeyKind kind)
    {
        var key = await kind.KeyAsync(shared);
        var request = await RequestAsync(Symmetric, Symmetric);

        await Api.RefusesAsync("ReEncrypt", request.With("SourceKeyId", key), "IncorrectKeyException", Incorrect);
        await Api.RefusesAsync(
            "ReEncrypt", request.With("DestinationKeyId", key), "InvalidKeyUsageException",
            $"{TestServer.ArnOf(key)} key usage is {kind.Usage} which is not valid for ReEncrypt.");
    }

    [Fact]
    public async Task Both_algorithms_must_be_those_of_their_keys()
    {
        var rsa = new KeyKind("RSA_2048", KeyKind.Encryption);
        var request = await RequestAsync(rsa, rsa);

        foreach (var end in new[] { "Source", "Destination" })
        {
            await Api.RefusesAsync(
                "ReEncrypt", request.With($"{end}EncryptionAlgorithm", "SM2PKE"), "InvalidKeyUsageException", "Algorithm SM2PKE is incompatible with key spec RSA_2048.");
            request.Remove($"{end}EncryptionAlgorithm", out var algorithm);
            await Api.RefusesAsync(
                "ReEncrypt", request, "InvalidKeyUsageException", "Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048.");
            request[$"{end}EncryptionAlgorithm"] = algorithm!;
            Assert.Matches(
                $"^1 validation error detected: Value 'AES' at '{char.ToLowerInvariant(end[0])}{end[1..]}EncryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum",
                await Api.RefusesAsync("ReEncrypt", request.With($"{end}EncryptionAlgorithm", "AES"), "ValidationException"));
            await Api.RefusesAsync("ReEncrypt", request.With($"{end}EncryptionContext", new { a = "b" }), "ValidationException");
        }
    }

    [Fact]
    public async Task What_is_too_long_for_the_other_key_is_refused()
    {
        var (symmetric, rsa) = (await Symmetric.KeyAsync(shared), await new KeyKind("RSA_2048", KeyKind.Encryption).KeyAsync(shared));
        foreach (var (length, works) in new[] { (190, true), (191, false) })
        {
            var blob = (await Api.DoAsync("Encrypt", new { KeyId = symmetric, Plaintext = new byte[length] })).Blob("CiphertextBlob");
            var answer = await Api.CallAsync(
                "ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = rsa, DestinationEncryptionAlgorithm = "RSAES_OAEP_SHA_256" });
            if (works)
            {
                Assert.Equal(200, answer.Status);
                continue;
            }

            answer.IsRefusal("ValidationException", "Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes.");
        }
    }

    [Fact]
    public async Task The_source_is_checked_as_by_Decrypt()
    {
        var request = await RequestAsync(Symmetric, Symmetric);
        var blob = (byte[])request["CiphertextBlob"];
        var other = await Symmetric.CreateAsync(Api);

        await Api.RefusesAsync("ReEncrypt", request.With("SourceKeyId", other), "IncorrectKeyException", Incorrect);
        await Api.RefusesAsync("ReEncrypt", request.With("CiphertextBlob", SignTests.Flipped(blob, blob.Length - 1)), "InvalidCiphertextException", text: null);
        await Api.RefusesAsync("ReEncrypt", request.With("CiphertextBlob", new byte[100]), "InvalidCiphertextException", text: null);
        request.Remove("SourceKeyId");
        Assert.Equal(await Symmetric.KeyAsync(shared), (await Api.DoAsync("ReEncrypt", request)).Text("SourceKeyId").Split('/')[1]);
        await shared.Nobody.RefusesAsync("ReEncrypt", request, "AccessDeniedException", Elsewhere);
        await shared.Elsewhere.RefusesAsync("ReEncrypt", request, "AccessDeniedException", Elsewhere);
    }

    [Fact]
    public async Task Another_account_may_move_its_ciphertexts_here_and_back()
    {
        var here = await Symmetric.CreateAsync(Api, KeyRequests.OpenPolicy.Replace(
            "[{", """[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:ReEncrypt*","Resource":"*"},{""", StringComparison.Ordinal));
        var there = await Symmetric.CreateAsync(shared.Stranger);
        var blob = (await shared.Stranger.DoAsync("Encrypt", new { KeyId = there, Plaintext = "aGk=" })).Blob("CiphertextBlob");

        var moved = await shared.Stranger.DoAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = TestServer.ArnOf(here) });
        var back = await shared.Stranger.DoAsync("ReEncrypt", new { CiphertextBlob = moved.Blob("CiphertextBlob"), DestinationKeyId = there });

        Assert.Equal(TestServer.ArnOf(here), back.Text("SourceKeyId"));
        Assert.Equal("hi"u8.ToArray(), (await shared.Stranger.DoAsync("Decrypt", new { CiphertextBlob = back.Blob("CiphertextBlob") })).Blob("Plaintext"));
        await shared.Stranger.RefusesAsync("Decrypt", new { CiphertextBlob = moved.Blob("CiphertextBlob") }, "AccessDeniedException", Elsewhere);
    }

    [Fact]
    public async Task Reading_and_writing_are_two_permissions()
    {
        await using var server = await TestServer.StartAsync();
        var (source, destination) = (await Symmetric.CreateAsync(server.Api), await Symmetric.CreateAsync(server.Api));
        var user = server.ApiAs(await server.CreateUserAsync("mover"));
        var blob = (await server.Api.DoAsync("Encrypt", new { KeyId = source, Plaintext = "aGk=" })).Blob("CiphertextBlob");
        var request = new Dictionary<string, object> { ["CiphertextBlob"] = blob, ["DestinationKeyId"] = destination };
        string Denied(string action, string key) =>
            $"User: arn:aws:iam::111122223333:user/mover is not authorized to perform: kms:{action} on resource: {TestServer.ArnOf(key)} "
            + $"because no identity-based policy allows the kms:{action} action";

        await AllowAsync("kms:ReEncrypt", "*");
        await user.RefusesAsync("ReEncrypt", request.With("SourceKeyId", source), "AccessDeniedException", Denied("ReEncryptFrom", source));
        await user.RefusesAsync("ReEncrypt", request, "AccessDeniedException", Elsewhere);
        await AllowAsync("kms:ReEncryptFrom", TestServer.ArnOf(source));
        await user.RefusesAsync("ReEncrypt", request, "AccessDeniedException", Denied("ReEncryptTo", destination));
        await AllowAsync("kms:ReEncryptTo", TestServer.ArnOf(destination));
        await user.RefusesAsync("ReEncrypt", request.With("SourceKeyId", source), "AccessDeniedException", Denied("ReEncryptFrom", source));
        await AllowAsync("kms:ReEncrypt*", "*");
        await user.DoAsync("ReEncrypt", request);

        Task AllowAsync(string action, string resource) => server.Api.QueryAsync(
            "iam", "PutUserPolicy", ("UserName", "mover"), ("PolicyName", "p"),
            ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}"""));
    }

    [Fact]
    public async Task Both_keys_must_be_usable_and_a_dry_run_does_nothing()
    {
        var (source, destination) = (await Symmetric.CreateAsync(Api), await Symmetric.CreateAsync(Api));
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = source, Plaintext = "aGk=" })).Blob("CiphertextBlob");
        var request = new Dictionary<string, object> { ["CiphertextBlob"] = blob, ["DestinationKeyId"] = destination, ["DryRun"] = true };

        await Api.RefusesAsync("ReEncrypt", request, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        request.Remove("CiphertextBlob");
        await Api.RefusesValueAsync("ReEncrypt", request, "Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
        request["DryRunModifiers"] = new[] { "IGNORE_CIPHERTEXT" };
        await Api.RefusesValueAsync("ReEncrypt", request, "Value null at 'sourceKeyId' failed to satisfy constraint: Member must not be null");
        request["SourceKeyId"] = source;
        await Api.RefusesAsync("ReEncrypt", request, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        foreach (var key in new[] { destination, source })
        {
            await Api.DoAsync("DisableKey", new { KeyId = key });
            await Api.RefusesAsync("ReEncrypt", request, "DisabledException", $"{TestServer.ArnOf(key)} is disabled.");
        }

        await Api.RefusesAsync(
            "ReEncrypt", request.With("GrantTokens", new[] { "AQpAM2RhZTk1MGMyNTk2ZmZm" }), "InvalidGrantTokenException", text: null);
    }

    private async Task<Dictionary<string, object>> RequestAsync(KeyKind source, KeyKind destination)
    {
        var from = await source.KeyAsync(shared);
        return new()
        {
            ["CiphertextBlob"] = (await Api.DoAsync("Encrypt", UseRequests.For("Encrypt", source, from))).Blob("CiphertextBlob"),
            ["SourceKeyId"] = from,
            ["SourceEncryptionAlgorithm"] = source.EncryptionAlgorithm,
            ["DestinationKeyId"] = await destination.KeyAsync(shared),
            ["DestinationEncryptionAlgorithm"] = destination.EncryptionAlgorithm,
        };
    }
}
