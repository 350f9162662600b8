namespace Signet.Server.Tests.Kms.Use;

/// <summary>The condition keys of operations that use a key: for each a call that a condition lets through, and calls that it does not.</summary>
public sealed class UseConditionTests(SharedServer shared)
{
    private static readonly KeyKind Symmetric = new("SYMMETRIC_DEFAULT", KeyKind.Encryption);
    private static readonly KeyKind Rsa = new("RSA_2048", KeyKind.Encryption);
    private static readonly KeyKind Ecc = new("ECC_NIST_P256", KeyKind.Signature);
    private static readonly KeyKind Hmac = new("HMAC_256", KeyKind.Mac);
    private static readonly KeyKind Agreement = new("ECC_NIST_P256", KeyKind.Agreement);

    private static readonly string[] WithContext = ["Encrypt", "Decrypt", .. UseRequests.DataKeys];

    // Operation, kind of key, condition, what the request says besides: the first is let through, the others are not.
    private static readonly (string Operation, KeyKind Kind, string Condition, string Allowed, string[] Denied)[] Rows =
    [
        .. WithContext.Select(operation => (operation, Symmetric, "{'StringEquals':{'kms:EncryptionContext:tenant':'blue'}}",
            "{'EncryptionContext':{'tenant':'blue','more':'x'}}", new[] { "{'EncryptionContext':{'tenant':'green'}}", "{'EncryptionContext':{'other':'blue'}}", "{}" })),
        ("Encrypt", Symmetric, "{'StringEquals':{'kms:EncryptionContext:tenant':'blue'}}", "{'EncryptionContext':{'Tenant':'blue'}}", ["{'EncryptionContext':{'tenant':'Blue'}}"]),
        ("Encrypt", Symmetric, "{'StringLike':{'kms:EncryptionContext:a/b c':'x*'}}", "{'EncryptionContext':{'a/b c':'xyz'}}", ["{'EncryptionContext':{'a/b c':'yx'}}"]),
        .. WithContext.Select(operation => (operation, Symmetric, "{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']},'Null':{'kms:EncryptionContextKeys':'false'}}",
            "{'EncryptionContext':{'b':'1','a':'2'}}", new[] { "{'EncryptionContext':{'a':'1','c':'2'}}", "{'EncryptionContext':{'A':'1'}}", "{}" })),
        ("Encrypt", Symmetric, "{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':'a'}}", "{'EncryptionContext':{'a':'1','c':'2'}}", ["{'EncryptionContext':{'c':'2'}}", "{}"]),
        .. WithContext.Select(operation => (operation, Symmetric, "{'StringEquals':{'kms:EncryptionAlgorithm':'SYMMETRIC_DEFAULT'}}", "{}", Array.Empty<string>())),
        .. WithContext.Select(operation => (operation, Symmetric, "{'StringNotEquals':{'kms:EncryptionAlgorithm':'SYMMETRIC_DEFAULT'},'Bool':{'kms:MultiRegion':'false'}}",
            "", new[] { "{}" })),
        ("Encrypt", Rsa, "{'StringEquals':{'kms:EncryptionAlgorithm':'RSAES_OAEP_SHA_256'}}", "{}", ["{'EncryptionAlgorithm':'RSAES_OAEP_SHA_1'}"]),
        ("Decrypt", Rsa, "{'StringEquals':{'kms:EncryptionAlgorithm':'RSAES_OAEP_SHA_256'}}", "{}", ["{'EncryptionAlgorithm':'RSAES_OAEP_SHA_1'}"]),
        ("GenerateDataKeyPair", Symmetric, "{'StringLike':{'kms:DataKeyPairSpec':'ECC_*'}}", "{}", ["{'KeyPairSpec':'SM2'}"]),
        ("GenerateDataKeyPairWithoutPlaintext", Symmetric, "{'StringLike':{'kms:DataKeyPairSpec':'ECC_*'}}", "{}", ["{'KeyPairSpec':'SM2'}"]),
        ("GenerateMac", Hmac, "{'StringEquals':{'kms:MacAlgorithm':'HMAC_SHA_256'}}", "{}", ["{'MacAlgorithm':'HMAC_SHA_512'}"]),
        ("VerifyMac", Hmac, "{'StringEquals':{'kms:MacAlgorithm':'HMAC_SHA_256'}}", "{}", ["{'MacAlgorithm':'HMAC_SHA_512'}"]),
        ("DeriveSharedSecret", Agreement, "{'StringEquals':{'kms:KeyAgreementAlgorithm':'ECDH'}}", "{}", []),
        ("DeriveSharedSecret", Agreement, "{'StringNotEquals':{'kms:KeyAgreementAlgorithm':'ECDH'}}", "", ["{}"]),
        ("Sign", Ecc, "{'StringEquals':{'kms:MessageType':'RAW'}}", "{}", ["{'MessageType':'DIGEST'}"]),
        ("Sign", Ecc, "{'StringEquals':{'kms:SigningAlgorithm':'ECDSA_SHA_256'}}", "{'MessageType':'RAW'}", ["{'SigningAlgorithm':'ECDSA_SHA_384'}"]),
        ("Verify", Ecc, "{'StringEquals':{'kms:MessageType':'RAW','kms:SigningAlgorithm':'ECDSA_SHA_256'}}", "{}", ["{'MessageType':'DIGEST'}", "{'SigningAlgorithm':'ECDSA_SHA_384'}"]),
        .. UseRequests.OnOneKey.Select(operation => (operation, KeyKind.For(operation), "{'StringEquals':{'kms:RequestAlias':'ALIAS'}}",
            "{'KeyId':'ALIAS'}", new[] { "{}", "{'KeyId':'OTHER'}", "{'KeyId':'ARN'}" })),
        .. UseRequests.OnOneKey.Select(operation => (operation, KeyKind.For(operation), "{'StringEquals':{'kms:RequestAlias':'ALIAS'}}",
            "{'KeyId':'ALIASARN'}", Array.Empty<string>())),
        .. UseRequests.OnOneKey.Select(operation => (operation, KeyKind.For(operation),
            "{'StringEquals':{'kms:KeySpec':'SPEC','kms:KeyUsage':'USAGE','kms:KeyOrigin':'AWS_KMS','kms:CallerAccount':'111122223333'},'Bool':{'kms:MultiRegion':'false'}}",
            "{}", Array.Empty<string>())),
    ];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<int, string> All => [.. Rows.Select((row, at) => (at, $"{row.Operation} {row.Condition}"))];

    [Theory, MemberData(nameof(All))]
    public async Task A_condition_lets_through_what_it_says_and_nothing_else(int at, string name)
    {
        var row = Rows[at];
        var (alias, other) = (KmsCalls.NewAlias(), KmsCalls.NewAlias());
        var condition = Json(row.Condition).Replace("ALIAS", alias, StringComparison.Ordinal)
            .Replace("SPEC", row.Kind.Spec, StringComparison.Ordinal).Replace("USAGE", row.Kind.Usage, StringComparison.Ordinal);
        var key = await row.Kind.CreateAsync(Api, KeyRequests.OpenPolicy.Replace(
            "[{",
            $$"""[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/nobody"},"Action":"kms:{{row.Operation}}","Resource":"*","Condition":{{condition}}},{""",
            StringComparison.Ordinal));
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        await Api.DoAsync("CreateAlias", new { AliasName = other, TargetKeyId = key });

        if (row.Allowed.Length > 0)
        {
            await shared.Nobody.DoAsync(row.Operation, await RequestAsync(row.Allowed));
        }

        foreach (var denied in row.Denied)
        {
            await shared.Nobody.RefusesAsync(row.Operation, await RequestAsync(denied), "AccessDeniedException");
        }

        Assert.StartsWith(row.Operation, name, StringComparison.Ordinal);

        async Task<Dictionary<string, object>> RequestAsync(string said)
        {
            var text = Json(said).Replace("ALIASARN", KmsCalls.AliasArn(alias), StringComparison.Ordinal).Replace("ALIAS", alias, StringComparison.Ordinal)
                .Replace("OTHER", other, StringComparison.Ordinal).Replace("ARN", TestServer.ArnOf(key), StringComparison.Ordinal);
            var members = System.Text.Json.JsonDocument.Parse(text).RootElement;
            var request = await UseRequests.WorkingAsync(Api, row.Operation, row.Kind, key);
            foreach (var member in members.EnumerateObject())
            {
                request[member.Name] = member.Value;
            }

            if (row.Operation is "Decrypt" && members.TryGetProperty("EncryptionContext", out var context))
            {
                request["CiphertextBlob"] = (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=", EncryptionContext = context })).Blob("CiphertextBlob");
            }

            return request;
        }
    }

    private static string Json(string text) => text.Replace('\'', '"');
}
