using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Kms;

/// <summary>A key of one account in the hands of another: both accounts must agree.</summary>
public sealed class CrossAccountTests(SharedServer server)
{
    private const string Other = "444455556666";

    [Fact]
    public async Task A_role_of_another_account_signs_when_both_accounts_allow_it()
    {
        using var scratch = new Scratch();
        var made = await Command.SignetAsync("account", "create", Other, "--data", server.Program.Folder);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains(server.Program.CredentialsOf($"account-{Other}").SecretAccessKey, made.Output, StringComparison.Ordinal);

        var owner = server.Aws;
        var there = owner.As(server.Program.CredentialsOf($"account-{Other}"));
        var deputy = there.As(await there.CreateUserAsync("deputy", Allow("sts:AssumeRole", "*")));
        var key = await owner.ValueAsync("KeyMetadata.Arn", "kms", "create-key", "--key-spec", "RSA_4096", "--key-usage", "SIGN_VERIFY");
        await there.DoAsync("iam", "create-role", "--role-name", "Signer", "--assume-role-policy-document", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Other}}:user/deputy"},"Action":"sts:AssumeRole"}]}
            """);
        var signer = deputy.As(await deputy.AssumeRoleAsync($"arn:aws:iam::{Other}:role/Signer"));

        // Neither allows it; then only the key does; then only the role's own account; then both.
        await AssertRefusedAsync(signer, key, scratch);
        await owner.DoAsync("kms", "put-key-policy", "--key-id", key, "--policy-name", "default", "--policy", KeyPolicy(withOther: true));
        await AssertRefusedAsync(signer, key, scratch);
        await there.DoAsync("iam", "put-role-policy", "--role-name", "Signer", "--policy-name", "signs", "--policy-document", Allow("kms:Sign", key));
        await SignAsync(signer, key, scratch);
        await owner.DoAsync("kms", "put-key-policy", "--key-id", key, "--policy-name", "default", "--policy", KeyPolicy(withOther: false));
        await AssertRefusedAsync(signer, key, scratch);

        await File.WriteAllBytesAsync(
            scratch["pub.der"], Convert.FromBase64String(await owner.ValueAsync("PublicKey", "kms", "get-public-key", "--key-id", key)), Command.Token);
        Assert.True(await new OpenSsl(scratch.Path).VerifiesAsync("RSASSA_PSS_SHA_512", "pub.der", "sig", "msg"));
    }

    private static string Allow(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    private static string KeyPolicy(bool withOther) => $$"""
        {"Version":"2012-10-17","Statement":[
          {{(withOther ? $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Other}}:root"},"Action":"kms:Sign","Resource":"*"},""" : "")}}
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{SharedServer.Account}}:root"},"Action":"kms:*","Resource":"*"}]}
        """;

    private static async Task AssertRefusedAsync(AwsCli caller, string key, Scratch scratch)
    {
        await File.WriteAllTextAsync(scratch["msg"], "for both of us", Command.Token);
        var (code, text) = await caller.RefusedAsync(
            "kms", "sign", "--key-id", key, "--message", $"fileb://{scratch["msg"]}", "--signing-algorithm", "RSASSA_PSS_SHA_512");
        Assert.Equal("AccessDeniedException", code);
        Assert.StartsWith($"User: arn:aws:sts::{Other}:assumed-role/Signer/test-session is not authorized to perform: kms:Sign on", text, StringComparison.Ordinal);
    }

    private static async Task SignAsync(AwsCli caller, string key, Scratch scratch) => await File.WriteAllBytesAsync(
        scratch["sig"],
        Convert.FromBase64String(await caller.ValueAsync(
            "Signature", "kms", "sign", "--key-id", key, "--message", $"fileb://{scratch["msg"]}", "--signing-algorithm", "RSASSA_PSS_SHA_512")),
        Command.Token);
}
