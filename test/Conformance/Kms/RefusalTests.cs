using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Kms;

/// <summary>What is refused, in AWS's words, as the stock command line prints them.</summary>
public sealed class RefusalTests(SharedServer server)
{
    [Fact]
    public async Task A_message_over_4096_bytes_is_refused()
    {
        using var scratch = new Scratch();
        await File.WriteAllBytesAsync(scratch["msg"], new byte[4097], Command.Token);

        var (code, text) = await SignAsync(await CreateKeyAsync(), $"fileb://{scratch["msg"]}");

        Assert.Equal("ValidationException", code);
        Assert.Equal("1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096", text);
    }

    [Fact]
    public async Task A_digest_of_another_length_is_refused() => Assert.Equal(
        ("ValidationException", "Digest is invalid length for algorithm ECDSA_SHA_256."),
        await SignAsync(await CreateKeyAsync(), "short", "--message-type", "DIGEST"));

    [Fact]
    public async Task An_unknown_key_is_refused()
    {
        const string Nobody = "00000000-0000-4000-8000-000000000000";

        Assert.Equal(("NotFoundException", $"Key '{SharedServer.ArnOf(Nobody)}' does not exist"), await SignAsync(Nobody, "hello"));
    }

    [Fact]
    public async Task A_disabled_key_is_refused()
    {
        var key = await CreateKeyAsync();
        await server.Aws.DoAsync("kms", "disable-key", "--key-id", key);

        Assert.Equal(("DisabledException", $"{SharedServer.ArnOf(key)} is disabled."), await SignAsync(key, "hello"));
    }

    [Fact]
    public async Task A_key_pending_deletion_is_refused()
    {
        var key = await CreateKeyAsync();
        await server.Aws.DoAsync("kms", "schedule-key-deletion", "--key-id", key, "--pending-window-in-days", "7");

        Assert.Equal(("KMSInvalidStateException", $"{SharedServer.ArnOf(key)} is pending deletion."), await SignAsync(key, "hello"));
    }

    [Fact]
    public async Task An_algorithm_of_another_key_type_is_refused()
    {
        var key = await CreateKeyAsync();

        var refusal = await server.Aws.RefusedAsync("kms", "sign", "--key-id", key, "--message", "aGVsbG8=", "--signing-algorithm", "RSASSA_PSS_SHA_256");

        Assert.Equal(("InvalidKeyUsageException", "Algorithm RSASSA_PSS_SHA_256 is incompatible with key spec ECC_NIST_P256."), refusal);
    }

    [Fact]
    public async Task What_a_key_cannot_do_is_unsupported()
    {
        var refusal = await server.Aws.RefusedAsync("kms", "replicate-key", "--key-id", await CreateKeyAsync(), "--replica-region", "us-west-2");

        Assert.Equal("UnsupportedOperationException", refusal.Code);
    }

    [Fact]
    public async Task Each_role_is_refused_the_part_of_the_other_and_the_trail_has_both()
    {
        var key = await CreateKeyAsync();
        var (signer, verifier) = (await CreateRoleAsync(key, "Signer"), await CreateRoleAsync(key, "Verifier"));
        await server.Aws.DoAsync("kms", "put-key-policy", "--key-id", key, "--policy-name", "default", "--policy", $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{SharedServer.Account}}:root"},"Action":"kms:*","Resource":"*"},
              {"Effect":"Allow","Principal":{"AWS":"{{signer}}"},"Action":"kms:Sign","Resource":"*"},
              {"Effect":"Allow","Principal":{"AWS":"{{verifier}}"},"Action":"kms:GetPublicKey","Resource":"*"}]}
            """);
        var asSigner = server.Aws.As(await server.Aws.AssumeRoleAsync(signer));
        var asVerifier = server.Aws.As(await server.Aws.AssumeRoleAsync(verifier));

        await asSigner.DoAsync("kms", "sign", "--key-id", key, "--message", "aGVsbG8=", "--signing-algorithm", "ECDSA_SHA_256");
        await asVerifier.DoAsync("kms", "get-public-key", "--key-id", key);
        var noDownload = await asSigner.RefusedAsync("kms", "get-public-key", "--key-id", key);
        var noSignature = await asVerifier.RefusedAsync("kms", "sign", "--key-id", key, "--message", "aGVsbG8=", "--signing-algorithm", "ECDSA_SHA_256");

        Assert.Equal(("AccessDeniedException", Denied(signer, "kms:GetPublicKey", key)), noDownload);
        Assert.Equal(("AccessDeniedException", Denied(verifier, "kms:Sign", key)), noSignature);

        var events = (await server.Aws.DoAsync(
            "cloudtrail", "lookup-events", "--lookup-attributes", $"AttributeKey=ResourceName,AttributeValue={SharedServer.ArnOf(key)}"))
            .GetProperty("Events").EnumerateArray().Select(e => JsonDocument.Parse(e.Text("CloudTrailEvent")).RootElement).ToList();
        var refusals = events.Where(e => e.TryGetProperty("errorCode", out _))
            .Select(e => (e.Text("eventName"), e.Text("errorCode"), e.Text("errorMessage"), e.GetProperty("userIdentity").GetProperty("sessionContext").GetProperty("sessionIssuer").Text("arn")));
        Assert.Equal([("Sign", "AccessDenied", noSignature.Text, verifier), ("GetPublicKey", "AccessDenied", noDownload.Text, signer)], refusals);
        Assert.Contains(events, e => e.Text("eventName") is "Sign" && !e.TryGetProperty("errorCode", out _));
    }

    private static string Denied(string role, string action, string key)
    {
        var session = $"arn:aws:sts::{SharedServer.Account}:assumed-role/{role.Split('/')[^1]}/test-session";
        return $"User: {session} is not authorized to perform: {action} on resource: {SharedServer.ArnOf(key)} because no identity-based policy allows the {action} action";
    }

    private Task<string> CreateKeyAsync() =>
        server.Aws.ValueAsync("KeyMetadata.KeyId", "kms", "create-key", "--key-spec", "ECC_NIST_P256", "--key-usage", "SIGN_VERIFY");

    private Task<string> CreateRoleAsync(string key, string part) => server.Aws.ValueAsync(
        "Role.Arn", "iam", "create-role", "--role-name", $"{part}-{key[..8]}", "--assume-role-policy-document", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{SharedServer.Account}}:user/admin"},"Action":"sts:AssumeRole"}]}
            """);

    private async Task<(string Code, string Text)> SignAsync(string key, string message, params string[] more)
    {
        // Version 1 of the command line takes blobs as they are and version 2 as base64; a file is the same to both.
        using var scratch = new Scratch();
        if (!message.StartsWith("fileb://", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(scratch["msg"], message, Command.Token);
            message = $"fileb://{scratch["msg"]}";
        }

        return await server.Aws.RefusedAsync(["kms", "sign", "--key-id", key, "--message", message, "--signing-algorithm", "ECDSA_SHA_256", .. more]);
    }
}
