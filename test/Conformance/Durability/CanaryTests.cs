using System.Security.Cryptography;
using System.Text;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>No secret lies in the clear in the data folder, in the output or in error texts; the credentials file, which is for them, excepted.</summary>
public sealed class CanaryTests
{
    private const string RootSecret = "CanaryRootSecretThatNobodyMayEverSee0001";
    private const string Message = "canary message, to be signed and never kept";

    [Fact]
    public async Task Secrets_are_found_nowhere()
    {
        using var scratch = new Scratch();
        var canaries = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["PEM"] = "PRIVATE KEY"u8.ToArray() };
        AddText(canaries, "root secret", RootSecret);
        AddText(canaries, "message", Message);
        var output = new StringBuilder();
        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SIGNET_ROOT_ACCESS_KEY_ID"] = "AKIACANARYCANARY0001", ["SIGNET_ROOT_SECRET_ACCESS_KEY"] = RootSecret,
        };

        await using (var server = await SignetProgram.StartAsync(scratch["data"], given))
        {
            output.Append(await ExerciseAsync(server, scratch, canaries));
            await server.KillAsync();

            // The first start prints the root user's lines to paste: that once, and never again.
            output.Append(server.Output.Replace($"export AWS_SECRET_ACCESS_KEY={RootSecret}", "", StringComparison.Ordinal));
        }

        var rootKey = await File.ReadAllBytesAsync(scratch["data/root.key"], TestContext.Current.CancellationToken);
        AddBytes(canaries, "root key", rootKey);
        AssertNowhere(canaries, scratch["data"], output);

        await using (var again = await SignetProgram.StartAsync(scratch["data"]))
        {
            await again.Aws.DoAsync("kms", "list-keys");
            await again.StopAsync();
            output.Append(again.Output);
        }

        AssertNowhere(canaries, scratch["data"], output);
    }

    // A search that finds nothing proves something only if it would have found it.
    [Fact]
    public void A_private_key_in_the_clear_would_be_found()
    {
        using var rsa = RSA.Create(2048);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        foreach (var (spec, key) in new (string, AsymmetricAlgorithm)[] { ("RSA_2048", rsa), ("ECC_NIST_P256", p256), ("ECC_NIST_P521", p521) })
        {
            var canaries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            AddPrivateKey(canaries, spec, key.ExportSubjectPublicKeyInfo());

            var canary = Assert.Single(canaries).Value;
            Assert.True(key.ExportPkcs8PrivateKey().AsSpan().IndexOf(canary) >= 0, spec);
            Assert.True(key.ExportSubjectPublicKeyInfo().AsSpan().IndexOf(canary) < 0, spec);
        }
    }

    private static async Task<string> ExerciseAsync(SignetProgram server, Scratch scratch, Dictionary<string, byte[]> canaries)
    {
        var output = new StringBuilder();
        var admin = await server.Aws.CreateUserAsync("admin", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        AddText(canaries, "user's secret", admin.SecretAccessKey);
        var aws = server.Aws.As(admin);
        var made = await SignetProgram.RunAsync(["account", "create", "444455556666", "--data", server.Folder]);
        AddText(canaries, "other root secret", made.Output.Split("AWS_SECRET_ACCESS_KEY=")[1].Trim());

        await aws.DoAsync("iam", "create-role", "--role-name", "Canary", "--assume-role-policy-document", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}
            """);
        var session = await aws.AssumeRoleAsync("arn:aws:iam::111122223333:role/Canary");
        AddText(canaries, "session's secret", session.SecretAccessKey);
        output.Append((await aws.As(session).RefusedAsync("kms", "list-keys")).Text);
        output.Append((await aws.As(session with { SecretAccessKey = admin.SecretAccessKey }).RefusedAsync("kms", "list-keys")).Text);
        output.Append((await aws.As(admin with { SecretAccessKey = RootSecret }).RefusedAsync("sts", "get-caller-identity")).Text);

        await File.WriteAllTextAsync(scratch["msg"], Message, TestContext.Current.CancellationToken);
        foreach (var (spec, usage) in new[] { ("RSA_2048", "SIGN_VERIFY"), ("RSA_4096", "ENCRYPT_DECRYPT"), ("ECC_NIST_P256", "SIGN_VERIFY"), ("ECC_NIST_P521", "SIGN_VERIFY") })
        {
            var key = await aws.ValueAsync("KeyMetadata.KeyId", "kms", "create-key", "--key-spec", spec, "--key-usage", usage);
            AddPrivateKey(canaries, spec, Convert.FromBase64String(await aws.ValueAsync("PublicKey", "kms", "get-public-key", "--key-id", key)));
            output.Append(await UseAsync(aws, key, spec, usage, scratch));
        }

        return output.ToString();
    }

    private static async Task<string> UseAsync(AwsCli aws, string key, string spec, string usage, Scratch scratch)
    {
        var message = $"fileb://{scratch["msg"]}";
        if (usage is "ENCRYPT_DECRYPT")
        {
            var cipher = await aws.ValueAsync("CiphertextBlob", "kms", "encrypt", "--key-id", key, "--plaintext", message, "--encryption-algorithm", "RSAES_OAEP_SHA_256");
            await File.WriteAllBytesAsync(scratch["cipher"], Convert.FromBase64String(cipher), TestContext.Current.CancellationToken);
            await aws.DoAsync("kms", "decrypt", "--key-id", key, "--ciphertext-blob", $"fileb://{scratch["cipher"]}", "--encryption-algorithm", "RSAES_OAEP_SHA_256");
            return (await aws.RefusedAsync("kms", "decrypt", "--key-id", key, "--ciphertext-blob", message, "--encryption-algorithm", "RSAES_OAEP_SHA_256")).Text;
        }

        var algorithm = spec is "RSA_2048" ? "RSASSA_PSS_SHA_256" : spec is "ECC_NIST_P256" ? "ECDSA_SHA_256" : "ECDSA_SHA_512";
        await aws.DoAsync("kms", "sign", "--key-id", key, "--message", message, "--signing-algorithm", algorithm);
        return (await aws.RefusedAsync("kms", "sign", "--key-id", key, "--message", message, "--message-type", "DIGEST", "--signing-algorithm", algorithm)).Text;
    }

    /// <summary>What a PKCS#8 document has around the public numbers and a public key has not: so it is found without our knowing the private ones.</summary>
    private static void AddPrivateKey(Dictionary<string, byte[]> canaries, string spec, byte[] subjectPublicKeyInfo)
    {
        if (spec.StartsWith("RSA", StringComparison.Ordinal))
        {
            // RFC 8017 A.1.2: … modulus, publicExponent, privateExponent …: there the exponent is followed by another INTEGER.
            var modulus = int.Parse(spec[4..]) / 8;
            canaries[$"PKCS#8 of {spec}"] = [.. subjectPublicKeyInfo[^(modulus + 5)..], 0x02, 0x82];
            return;
        }

        // RFC 5915: … privateKey, parameters, [1] { BIT STRING publicKey }.
        var size = spec is "ECC_NIST_P521" ? 133 : 65;
        byte[] tag = size == 65 ? [0xa1, 0x44, 0x03, 0x42, 0x00] : [0xa1, 0x81, 0x89, 0x03, 0x81, 0x86, 0x00];
        canaries[$"PKCS#8 of {spec}"] = [.. tag, .. subjectPublicKeyInfo[^size..]];
    }

    private static void AddText(Dictionary<string, byte[]> canaries, string name, string text) => AddBytes(canaries, name, Encoding.UTF8.GetBytes(text));

    private static void AddBytes(Dictionary<string, byte[]> canaries, string name, byte[] bytes)
    {
        canaries[name] = bytes;
        canaries[name + ", base64"] = Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes)[..^4]);
        canaries[name + ", hex"] = Encoding.UTF8.GetBytes(Convert.ToHexStringLower(bytes));
    }

    private static void AssertNowhere(Dictionary<string, byte[]> canaries, string folder, StringBuilder output)
    {
        var places = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not "credentials")
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes, StringComparer.Ordinal);
        Assert.Contains("signet.db", places.Keys);
        places["output"] = Encoding.UTF8.GetBytes(output.ToString());
        var found = from place in places
                    from canary in canaries
                    where place.Key is not "root.key" || !canary.Key.StartsWith("root key", StringComparison.Ordinal)
                    where place.Value.AsSpan().IndexOf(canary.Value) >= 0
                    select $"{canary.Key} in {place.Key}";

        Assert.Empty(found);
    }
}
