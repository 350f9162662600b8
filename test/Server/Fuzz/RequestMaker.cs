using System.Text;
using System.Text.Json.Nodes;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Tests.Fuzz;

/// <summary>
/// Makes requests from the rows of an operation's members: mostly values that a member of that name takes, so that many requests
/// get far, some of them hostile, some missing, some bodies broken.
/// </summary>
internal sealed class RequestMaker(int seed, IReadOnlyList<string> keys, IReadOnlyList<byte[]> ciphertexts)
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["SigningAlgorithm"] = ["ECDSA_SHA_256", "RSASSA_PSS_SHA_256", "ED25519_SHA_512", "ML_DSA_SHAKE_256", "SM2DSA"],
        ["EncryptionAlgorithm"] = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256", "SM2PKE"],
        ["SourceEncryptionAlgorithm"] = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1"],
        ["DestinationEncryptionAlgorithm"] = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256"],
        ["MacAlgorithm"] = ["HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_512"],
        ["KeyAgreementAlgorithm"] = ["ECDH"],
        ["MessageType"] = ["RAW", "DIGEST", "EXTERNAL_MU"],
        ["KeySpec"] = ["SYMMETRIC_DEFAULT", "ECC_NIST_P256", "HMAC_256", "AES_256", "AES_128", "ECC_NIST_EDWARDS25519"],
        ["CustomerMasterKeySpec"] = ["ECC_NIST_P256"],
        ["KeyPairSpec"] = ["ECC_NIST_P256", "ECC_SECG_P256K1", "SM2"],
        ["KeyUsage"] = ["SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
        ["Origin"] = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
        ["WrappingAlgorithm"] = ["RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_256", "RSAES_PKCS1_V1_5"],
        ["WrappingKeySpec"] = ["SM2", "RSA_2048"],
        ["ExpirationModel"] = ["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"],
        ["ImportType"] = ["NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"],
        ["IncludeKeyMaterial"] = ["ALL_KEY_MATERIAL", "ROTATIONS_ONLY"],
        ["ReplicaRegion"] = ["us-west-2", "eu-central-1", "eu-west-1", "cn-north-1"],
        ["PrimaryRegion"] = ["us-west-2", "eu-central-1"],
        ["AliasName"] = ["alias/one", "alias/two", "alias/aws/x", "three"],
        ["PolicyName"] = ["default", "other"],
        ["GranteePrincipal"] = ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/nobody"],
        ["RetiringPrincipal"] = ["arn:aws:iam::111122223333:root"],
        ["CustomKeyStoreType"] = ["AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
        ["CustomKeyStoreId"] = ["cks-1234567890abcdef0"],
        ["XksProxyConnectivity"] = ["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"],
        ["XksProxyUriEndpoint"] = ["https://xks.invalid"],
        ["XksProxyUriPath"] = ["/kms/xks/v1"],
        ["CloudHsmClusterId"] = ["cluster-abcdefghijk"],
        ["Policy"] = ["{}", "no policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}"""],
    };

    private readonly Random _random = new(seed);

    /// <summary>A request body for the operation.</summary>
    public byte[] Next(Endpoint endpoint)
    {
        var body = new JsonObject();
        foreach (var member in endpoint.Members)
        {
            // Required members are mostly there, others now and then.
            if (_random.Next(10) < (member.IsRequired ? 9 : 3))
            {
                body[member.Name] = _random.Next(8) == 0 ? HostileValues.Next(_random) : Plausible(member);
            }
        }

        return Broken(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private JsonNode? Plausible(Member member) => member.Name switch
    {
        "KeyId" or "TargetKeyId" or "SourceKeyId" or "DestinationKeyId" => keys[_random.Next(keys.Count)],
        "CiphertextBlob" => Convert.ToBase64String(ciphertexts[_random.Next(ciphertexts.Count)]),
        "DryRun" or "MultiRegion" or "BypassPolicyLockoutSafetyCheck" => _random.Next(2) == 0,
        "Limit" or "NumberOfBytes" => _random.Next(0, 1100),
        "PendingWindowInDays" => _random.Next(5, 33),
        "RotationPeriodInDays" => _random.Next(80, 2600),
        "ValidTo" => _random.NextInt64(0, 4_000_000_000),
        "EncryptionContext" or "SourceEncryptionContext" or "DestinationEncryptionContext" => new JsonObject { ["tenant"] = "blue" },
        "Tags" => new JsonArray(new JsonObject { ["TagKey"] = $"key {_random.Next(60)}", ["TagValue"] = "value" }),
        "TagKeys" => new JsonArray($"key {_random.Next(60)}"),
        "Operations" => new JsonArray("Encrypt", "Sign", "DescribeKey"),
        "DryRunModifiers" => new JsonArray("IGNORE_CIPHERTEXT"),
        var name when Known.TryGetValue(name, out var values) => values[_random.Next(values.Length)],
        _ => Convert.ToBase64String(Encoding.ASCII.GetBytes($"some bytes {_random.Next()}")),
    };

    // Of every fifty bodies one is cut, one has a byte changed.
    private byte[] Broken(byte[] body)
    {
        switch (_random.Next(50))
        {
            case 0:
                return body[.._random.Next(body.Length)];
            case 1:
                body[_random.Next(body.Length)] = (byte)_random.Next(256);
                return body;
            default:
                return body;
        }
    }
}
