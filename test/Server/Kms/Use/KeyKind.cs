namespace Signet.Server.Tests.Kms.Use;

/// <summary>A kind of key that CreateKey makes, and the first algorithm of each sort that its spec has (AWS KMS Developer Guide, Key spec reference).</summary>
/// <param name="Spec">KeySpec.</param>
/// <param name="Usage">KeyUsage.</param>
public sealed record KeyKind(string Spec, string Usage)
{
    public const string Encryption = "ENCRYPT_DECRYPT";
    public const string Signature = "SIGN_VERIFY";
    public const string Mac = "GENERATE_VERIFY_MAC";
    public const string Agreement = "KEY_AGREEMENT";

    // Spec, signing, encryption, MAC, agreement; a dash where the spec has none.
    private const string Table = """
        SYMMETRIC_DEFAULT     -                  SYMMETRIC_DEFAULT    -            -
        RSA_2048              RSASSA_PSS_SHA_256 RSAES_OAEP_SHA_256   -            -
        RSA_3072              RSASSA_PSS_SHA_384 RSAES_OAEP_SHA_1     -            -
        RSA_4096              RSASSA_PSS_SHA_512 RSAES_OAEP_SHA_256   -            -
        ECC_NIST_P256         ECDSA_SHA_256      -                    -            ECDH
        ECC_NIST_P384         ECDSA_SHA_384      -                    -            ECDH
        ECC_NIST_P521         ECDSA_SHA_512      -                    -            ECDH
        ECC_SECG_P256K1       ECDSA_SHA_256      -                    -            -
        ECC_NIST_EDWARDS25519 ED25519_SHA_512    -                    -            -
        ML_DSA_44             ML_DSA_SHAKE_256   -                    -            -
        ML_DSA_65             ML_DSA_SHAKE_256   -                    -            -
        ML_DSA_87             ML_DSA_SHAKE_256   -                    -            -
        HMAC_224              -                  -                    HMAC_SHA_224 -
        HMAC_256              -                  -                    HMAC_SHA_256 -
        HMAC_384              -                  -                    HMAC_SHA_384 -
        HMAC_512              -                  -                    HMAC_SHA_512 -
        SM2                   SM2DSA             SM2PKE               -            ECDH
        """;

    private static readonly Dictionary<string, string[]> Rows = Table.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => words[0], words => words[1..]);

    public static readonly string[] Specs = [.. Rows.Keys];

    /// <summary>The 17 specs with each of their usages.</summary>
    public static readonly KeyKind[] All =
    [
        .. from spec in Specs
           from column in new[] { (At: 0, Signature), (At: 1, Encryption), (At: 2, Mac), (At: 3, Agreement) }
           where Rows[spec][column.At] is not "-"
           select new KeyKind(spec, column.Item2),
    ];

    /// <summary>A kind that does the operation.</summary>
    public static KeyKind For(string operation) => All.First(kind => kind.Does(operation));

    public bool IsSymmetric => Spec is "SYMMETRIC_DEFAULT";

    public bool IsAsymmetric => !IsSymmetric && Usage is not Mac;

    public string SigningAlgorithm => Rows[Spec][0] is var name && name is "-" ? "ECDSA_SHA_256" : name;

    public string EncryptionAlgorithm => Rows[Spec][1] is var name && name is "-" ? "SYMMETRIC_DEFAULT" : name;

    public string MacAlgorithm => Rows[Spec][2] is var name && name is "-" ? "HMAC_SHA_256" : name;

    /// <summary>Whether keys of this kind do the operation.</summary>
    public bool Does(string operation) => operation switch
    {
        "Encrypt" or "Decrypt" or "ReEncrypt" => Usage is Encryption,
        "GetPublicKey" => IsAsymmetric,
        "Sign" or "Verify" => Usage is Signature,
        "GenerateMac" or "VerifyMac" => Usage is Mac,
        "DeriveSharedSecret" => Usage is Agreement,
        _ => IsSymmetric,
    };

    /// <summary>The key of this kind that tests share, by id.</summary>
    internal Task<string> KeyAsync(SharedServer shared) => shared.KeyAsync(Spec, Usage);

    /// <summary>A fresh key of this kind.</summary>
    internal async Task<string> CreateAsync(ApiClient api, string? policy = null)
    {
        var request = new Dictionary<string, object> { ["KeySpec"] = Spec, ["KeyUsage"] = Usage };
        if (policy is not null)
        {
            request["Policy"] = policy;
        }

        var answer = await api.DoAsync("CreateKey", request);
        return answer.GetProperty("KeyMetadata").Text("KeyId");
    }

    public override string ToString() => $"{Spec} {Usage}";
}
