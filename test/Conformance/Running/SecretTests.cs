using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Signet.Conformance.Tests.Program;
using Signet.Protocol.SigV4;
using Signet.Tests;

namespace Signet.Conformance.Tests.Running;

/// <summary>Nothing secret lies in the data folder in the clear, or is told in the log, whatever was called and however it went wrong.</summary>
public sealed class SecretTests
{
    private const string Role = "arn:aws:iam::111122223333:role/guest";

    // What a private key of each kind begins with in PKCS#8 (RFC 5208, RFC 5915, RFC 8017): version 0, then the algorithm; and without that wrapping.
    private static readonly (string Name, string Hex)[] PrivateKeys =
    [
        ("PKCS#8 P-256", "020100301306072A8648CE3D020106082A8648CE3D030107"),
        ("PKCS#8 P-384", "020100301006072A8648CE3D020106052B81040022"),
        ("PKCS#8 P-521", "020100301006072A8648CE3D020106052B81040023"),
        ("PKCS#8 secp256k1", "020100301006072A8648CE3D020106052B8104000A"),
        ("PKCS#8 RSA", "020100300D06092A864886F70D0101010500"),
        ("SEC1 P-256", "30770201010420"),
        ("SEC1 P-384", "3081A40201010430"),
        ("SEC1 P-521", "3081DC0201010442"),
        ("SEC1 secp256k1", "30740201010420"),
        ("RSA 2048", "02010002820101"),
        ("RSA 3072", "02010002820181"),
        ("RSA 4096", "02010002820201"),
    ];

    [Fact]
    public async Task No_secret_is_in_the_data_folder_or_in_the_log()
    {
        var rootSecret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        using var keyStores = await KeyStoreUses.MakeAsync();
        var environment = new Dictionary<string, string>(keyStores.Environment, StringComparer.Ordinal)
        {
            ["SIGNET_ROOT_ACCESS_KEY_ID"] = "AKIACONFORMANCETESTS", ["SIGNET_ROOT_SECRET_ACCESS_KEY"] = rootSecret,
        };
        await using var program = await RunningProgram.StartAsync(environment: environment);

        // The first start tells the root user's secret once, in the line to paste, and nowhere else.
        Assert.Equal(2, program.Output.Split(rootSecret).Length);
        Assert.DoesNotContain(rootSecret, program.Error, StringComparison.Ordinal);
        Assert.Equal(0, await program.TerminateAsync());
        await program.StartAgainAsync();

        var secrets = new Secrets();
        secrets.Add("the root user's secret", rootSecret);
        secrets.Add("the root key", await File.ReadAllBytesAsync(program.PathOf("root.key"), Command.Token));
        await UseIdentitiesAsync(program, secrets);
        await UseKeysAsync(program.Root, secrets);
        await SecretUses.UseAllAsync(program.Root, secrets);
        await keyStores.UseAsync(program.Root, secrets);

        await AssertCleanAsync(program, secrets);
        Assert.Equal(0, await program.TerminateAsync());
        await AssertCleanAsync(program, secrets);
    }

    // By cp, so that the search does not open the database's file under the running server; the log and the database are searched as they lie.
    private static async Task AssertCleanAsync(RunningProgram program, Secrets secrets)
    {
        using var copy = new Scratch();
        await Command.MustShellAsync($"cp -r '{program.Folder}/.' '{copy.Path}'");
        var haystack = Haystack.Of(copy.Path, except: ["credentials"], ("output", program.Output), ("errors", program.Error));
        Assert.NotEmpty(haystack.FindExact("alias/secrets"u8.ToArray()));
        foreach (var (name, secret) in secrets.Told)
        {
            Assert.True(haystack.Find(secret).Any(), name);
        }

        foreach (var (name, secret) in secrets.Kept)
        {
            Assert.True(secret.Length >= 16, name);
            Assert.Equal([], haystack.Find(secret).Where(found => !(name is "the root key" && found is "raw in root.key")).Select(found => $"{name}, {found}"));
        }

        foreach (var (name, hex) in PrivateKeys)
        {
            var begin = Convert.FromHexString(hex);
            Assert.Equal([], haystack.FindExact(begin).Concat(Haystack.Base64(begin).SelectMany(haystack.FindExact)).Select(found => $"{name} in {found}"));
        }

        Assert.Equal([], haystack.FindExact("PRIVATE KEY"u8.ToArray()));
    }

    private static async Task UseIdentitiesAsync(RunningProgram program, Secrets secrets)
    {
        await program.Root.QueryAsync("iam", "CreateUser", ("UserName", "alice"));
        await program.Root.QueryAsync("iam", "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "all"), ("PolicyDocument", Allow("*")));
        var user = Take(await program.Root.QueryAsync("iam", "CreateAccessKey", ("UserName", "alice")), secrets, "a user's secret");
        var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}""";
        await program.Root.QueryAsync("iam", "CreateRole", ("RoleName", "guest"), ("AssumeRolePolicyDocument", trust));
        var account = await program.Root.JsonAsync("signet", "Signet.CreateAccount", """{"AccountId":"444455556666"}""");
        secrets.Add("an account's secret", account.Json.Text("SecretAccessKey"));

        using var alice = new Client(program, () => user);
        var role = Take(await alice.QueryAsync("sts", "AssumeRole", ("RoleArn", Role), ("RoleSessionName", "visit")), secrets, "a role session's secret");
        var session = Take(await alice.QueryAsync("sts", "GetSessionToken"), secrets, "a user session's secret");
        foreach (var credentials in new[] { user, role, session })
        {
            using var caller = new Client(program, () => credentials);
            await caller.QueryAsync("sts", "GetCallerIdentity");
            await caller.TryKmsAsync("ListKeys", "{}");

            // Those who sign with a wrong secret, or send theirs in a wrong place.
            using var forger = new Client(program, () => credentials with { SecretAccessKey = credentials.SecretAccessKey + "!" });
            Assert.Equal(400, (await forger.TryKmsAsync("ListKeys", "{}")).Status);
            using var confused = new Client(program, () => new(credentials.AccessKeyId, "none", credentials.SessionToken));
            Assert.Equal(400, (await confused.TryKmsAsync("ListKeys", $$"""{"Marker":{{JsonSerializer.Serialize(credentials.SecretAccessKey)}}}""")).Status);
        }
    }

    private static async Task UseKeysAsync(Client root, Secrets secrets)
    {
        foreach (var spec in new[] { "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "RSA_3072", "RSA_4096" })
        {
            await root.CreateKeyAsync(spec);
        }

        var signing = await root.CreateKeyAsync("RSA_2048");
        var encrypting = await root.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        await ManageAsync(root, signing);
        await SignAndVerifyAsync(root, signing, secrets.New("a message"));
        await EncryptAndDecryptAsync(root, encrypting, secrets.New("a plaintext"));
        await MistakeAsync(root, [signing, encrypting], secrets.New("a mistaken message"));
    }

    private static async Task ManageAsync(Client root, string key)
    {
        var id = $$"""{"KeyId":"{{key}}"}""";
        await root.KmsAsync("CreateAlias", $$"""{"TargetKeyId":"{{key}}","AliasName":"alias/secrets"}""");
        await root.KmsAsync("UpdateAlias", $$"""{"TargetKeyId":"{{key}}","AliasName":"alias/secrets"}""");
        await root.KmsAsync("CreateAlias", $$"""{"TargetKeyId":"{{key}}","AliasName":"alias/passing"}""");
        await root.KmsAsync("DeleteAlias", """{"AliasName":"alias/passing"}""");
        await root.KmsAsync("TagResource", $$"""{"KeyId":"{{key}}","Tags":[{"TagKey":"team","TagValue":"red"}]}""");
        await root.KmsAsync("ListResourceTags", id);
        await root.KmsAsync("UntagResource", $$"""{"KeyId":"{{key}}","TagKeys":["team"]}""");
        await root.KmsAsync("UpdateKeyDescription", $$"""{"KeyId":"{{key}}","Description":"a key"}""");
        var policy = (await root.KmsAsync("GetKeyPolicy", id)).Json.Text("Policy");
        await root.KmsAsync("PutKeyPolicy", $$"""{"KeyId":"{{key}}","Policy":{{JsonSerializer.Serialize(policy)}}}""");
        foreach (var operation in new[] { "DescribeKey", "GetPublicKey", "ListAliases", "ListKeyPolicies", "DisableKey", "EnableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "EnableKey" })
        {
            await root.KmsAsync(operation, id);
        }

        await root.KmsAsync("ListKeys", "{}");
    }

    private static async Task SignAndVerifyAsync(Client root, string key, string message)
    {
        var body = $$"""{"KeyId":"{{key}}","SigningAlgorithm":"RSASSA_PSS_SHA_256","Message":"{{message}}" """;
        var signature = (await root.KmsAsync("Sign", body + "}")).Json.Text("Signature");
        await root.KmsAsync("Verify", $$"""{{body}},"Signature":"{{signature}}"}""");
        Assert.Equal("KMSInvalidSignatureException", (await root.TryKmsAsync("Verify", $$"""{{body}},"Signature":"{{message}}"}""")).Code);
        Assert.NotEqual(200, (await root.TryKmsAsync("Sign", body + ""","DryRun":true}""")).Status);
        Assert.NotEqual(200, (await root.TryKmsAsync("Sign", body + ""","MessageType":"DIGEST"}""")).Status);
    }

    private static async Task EncryptAndDecryptAsync(Client root, string key, string plaintext)
    {
        var head = $$"""{"KeyId":"{{key}}","EncryptionAlgorithm":"RSAES_OAEP_SHA_256",""";
        var encrypted = await root.KmsAsync("Encrypt", $$"""{{head}}"Plaintext":"{{plaintext}}"}""");
        var ciphertext = encrypted.Json.Text("CiphertextBlob");
        var decrypted = await root.KmsAsync("Decrypt", $$"""{{head}}"CiphertextBlob":"{{ciphertext}}"}""");
        Assert.Equal(plaintext, decrypted.Json.Text("Plaintext"));
        Assert.Equal("InvalidCiphertextException", (await root.TryKmsAsync("Decrypt", $$"""{{head}}"CiphertextBlob":"{{plaintext}}"}""")).Code);
    }

    // What must stay secret, in every place and form where a client's mistake may leave it.
    private static async Task MistakeAsync(Client root, string[] keys, string secret)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(secret));
        var tooLong = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 200))));
        string[] wrong =
        [
            $"\"{secret}\"", $"\"{text} is not base64!\"", $"[\"{secret}\"]", $"{{\"{text}\":1}}", $"\"{tooLong}\"", $"\"{secret}",
        ];
        foreach (var key in keys)
        {
            foreach (var value in wrong)
            {
                var body = $$"""{"KeyId":"{{key}}","SigningAlgorithm":"ECDSA_SHA_256","EncryptionAlgorithm":"SYMMETRIC_DEFAULT","Message":{{value}},"Plaintext":{{value}},"Signature":{{value}},"CiphertextBlob":{{value}}}""";
                foreach (var operation in new[] { "Sign", "Verify", "Encrypt", "Decrypt", "GenerateMac", "ReEncrypt", "ImportKeyMaterial", "GenerateDataKey" })
                {
                    Assert.NotEqual(200, (await root.TryKmsAsync(operation, body)).Status);
                }
            }
        }

        foreach (var operation in new[] { "Sign", "Encrypt" })
        {
            var member = operation is "Sign" ? $$""" "SigningAlgorithm":"RSASSA_PSS_SHA_256","Message":"{{secret}}" """ : $$""" "EncryptionAlgorithm":"RSAES_OAEP_SHA_1","Plaintext":"{{secret}}" """;
            var key = operation is "Sign" ? keys[0] : keys[1];
            Assert.NotEqual(200, (await root.TryKmsAsync(operation, $$"""{"KeyId":"alias/missing",{{member}}}""")).Status);
            await root.KmsAsync("DisableKey", $$"""{"KeyId":"{{key}}"}""");
            Assert.Equal("DisabledException", (await root.TryKmsAsync(operation, $$"""{"KeyId":"{{key}}",{{member}}}""")).Code);
            await root.KmsAsync("ScheduleKeyDeletion", $$"""{"KeyId":"{{key}}"}""");
            Assert.Equal("KMSInvalidStateException", (await root.TryKmsAsync(operation, $$"""{"KeyId":"{{key}}",{{member}}}""")).Code);
        }
    }

    private static SigningCredentials Take(ILookup<string, string> answer, Secrets secrets, string name)
    {
        var secret = answer["SecretAccessKey"].Single();
        secrets.Add(name, secret);
        var token = answer["SessionToken"].SingleOrDefault();
        if (token is not null)
        {
            secrets.Add($"{name} (its token)", token);
        }

        return new(answer["AccessKeyId"].Single(), secret, token);
    }

    private static string Allow(string action) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";
}
