using Signet.Server.Pipeline;
using Signet.Server.Tests.Kms;

namespace Signet.Server.Tests.Fuzz;

/// <summary>Whatever a request looks like, the answer is one that AWS's model has: never a 500, never a word of the server's insides.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 4;

    // The codes of KMS's model (API version 2014-11-01), and those that every operation may answer.
    private static readonly HashSet<string> Modelled = new(
        """
        AccessDeniedException AlreadyExistsException CloudHsmClusterInUseException CloudHsmClusterInvalidConfigurationException CloudHsmClusterNotActiveException
        CloudHsmClusterNotFoundException CloudHsmClusterNotRelatedException ConflictException CustomKeyStoreHasCMKsException CustomKeyStoreInvalidStateException
        CustomKeyStoreNameInUseException CustomKeyStoreNotFoundException DisabledException DryRunOperationException ExpiredImportTokenException
        IncorrectKeyException IncorrectKeyMaterialException IncorrectTrustAnchorException InvalidAliasNameException InvalidArnException
        InvalidCiphertextException InvalidGrantIdException InvalidGrantTokenException InvalidImportTokenException InvalidKeyUsageException
        InvalidMarkerException KMSInvalidMacException KMSInvalidSignatureException KMSInvalidStateException KeyUnavailableException LimitExceededException
        MalformedPolicyDocumentException NotAuthorizedException NotFoundException SerializationException TagException UnsupportedOperationException ValidationException
        XksKeyAlreadyInUseException XksKeyInvalidConfigurationException XksKeyNotFoundException XksProxyIncorrectAuthenticationCredentialException
        XksProxyInvalidConfigurationException XksProxyInvalidResponseException XksProxyUriEndpointInUseException XksProxyUriInUseException
        XksProxyUriUnreachableException XksProxyVpcEndpointServiceInUseException XksProxyVpcEndpointServiceInvalidConfigurationException
        XksProxyVpcEndpointServiceNotFoundException
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    private static bool Long => Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Long ? 100 : Rounds)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Only_modelled_answers_are_given(int seed)
    {
        await using var server = await TestServer.StartAsync();
        var (keys, ciphertexts) = await MakeKeysAsync(server);
        var maker = new RequestMaker(seed, keys, ciphertexts);
        var (sent, answered) = (0, 0);

        for (var round = 0; round < (Long ? 200 : 15); round++)
        {
            foreach (var endpoint in server.Server.Table.EndpointsOf(Service.Kms))
            {
                var body = maker.Next(endpoint);
                var answer = await server.Api.PostAsync($"TrentService.{endpoint.Row.Name}", body);
                CheckAnswer(endpoint, body, answer);
                (sent, answered) = (sent + 1, answered + (answer.Status == 200 ? 1 : 0));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} requests, {answered} of them granted, no 500");
        Assert.True(answered > sent / 20, $"Only {answered} of {sent} requests got through: the requests are too wild to test anything.");
    }

    private static void CheckAnswer(Endpoint endpoint, byte[] body, RawAnswer answer)
    {
        var what = $"{endpoint.Row.Name} {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 2000)))} -> {answer.Status} {answer.Text}";
        Assert.True(answer.Status is 200 or 400, what);
        if (answer.Status == 400)
        {
            Assert.True(Modelled.Contains(answer.Code ?? ""), what);
            Assert.False(answer.Text.Contains("   at ", StringComparison.Ordinal) || answer.Text.Contains("Signet.", StringComparison.Ordinal), what);
            Assert.True(answer.Text.Length < 400_000, what);
        }
    }

    private static async Task<(IReadOnlyList<string> Keys, IReadOnlyList<byte[]> Ciphertexts)> MakeKeysAsync(TestServer server)
    {
        object[] kinds =
        [
            new { }, new { MultiRegion = true }, new { Origin = "EXTERNAL" },
            new { KeySpec = "RSA_2048", KeyUsage = "ENCRYPT_DECRYPT" }, new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" },
            new { KeySpec = "ECC_NIST_P256", KeyUsage = "KEY_AGREEMENT" }, new { KeySpec = "HMAC_256", KeyUsage = "GENERATE_VERIFY_MAC" },
            new { KeySpec = "ML_DSA_44", KeyUsage = "SIGN_VERIFY" }, new { KeySpec = "SM2", KeyUsage = "ENCRYPT_DECRYPT" },
            new { KeySpec = "ECC_NIST_EDWARDS25519", KeyUsage = "SIGN_VERIFY" },
        ];
        var keys = new List<string>();
        foreach (var kind in kinds.Concat(kinds))
        {
            keys.Add((await server.Api.DoAsync("CreateKey", kind)).GetProperty("KeyMetadata").Text("Arn"));
        }

        var ciphertexts = new List<byte[]> { "no ciphertext"u8.ToArray() };
        foreach (var key in keys.Take(2))
        {
            ciphertexts.Add((await server.Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "plain"u8.ToArray() })).Blob("CiphertextBlob"));
        }

        return (keys, ciphertexts);
    }
}
