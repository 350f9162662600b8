using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>What is alike in all operations that use a key: which kinds of keys do them, how keys are named, who may, dry runs.</summary>
public sealed class UseTests(SharedServer shared)
{
    private const string DryRun = "The request would have succeeded, but the DryRun option is set.";

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, KeyKind> Cells =>
        [.. from operation in UseRequests.OnOneKey.Append("GetPublicKey") from kind in KeyKind.All select (operation, kind)];

    public static TheoryData<string> Operations => [.. UseRequests.OnOneKey];

    [Fact]
    public void All_17_specs_are_tried_with_all_their_usages() => Assert.Equal((17, 25, 300), (KeyKind.Specs.Length, KeyKind.All.Length, Cells.Count));

    [Theory, MemberData(nameof(Cells))]
    public async Task A_key_does_what_its_kind_does_and_is_refused_for_the_rest(string operation, KeyKind kind)
    {
        var key = await kind.KeyAsync(shared);
        if (kind.Does(operation))
        {
            var answer = await Api.DoAsync(operation, await UseRequests.WorkingAsync(Api, operation, kind, key));
            Assert.Equal(TestServer.ArnOf(key), answer.Text("KeyId"));
            return;
        }

        var (code, text) = operation switch
        {
            "GetPublicKey" => ("UnsupportedOperationException", null),
            "Decrypt" => ("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation."),
            _ when kind.Usage is KeyKind.Encryption && operation.StartsWith("GenerateData", StringComparison.Ordinal) =>
                ("InvalidKeyUsageException", $"Algorithm SYMMETRIC_DEFAULT is incompatible with key spec {kind.Spec}."),
            _ => ("InvalidKeyUsageException", $"{TestServer.ArnOf(key)} key usage is {kind.Usage} which is not valid for {operation}."),
        };
        await Api.RefusesAsync(operation, UseRequests.For(operation, kind, key), code, text);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_key_is_named_by_id_and_arn_and_alias_and_alias_arn(string operation)
    {
        var kind = KeyKind.For(operation);
        var key = await kind.KeyAsync(shared);
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        var request = await UseRequests.WorkingAsync(Api, operation, kind, key);

        foreach (var name in new[] { key, TestServer.ArnOf(key), alias, AliasArn(alias) })
        {
            Assert.Equal(TestServer.ArnOf(key), (await Api.DoAsync(operation, request.With("KeyId", name))).Text("KeyId"));
        }

        var id = NewKeyId();
        await Api.RefusesAsync(operation, request.With("KeyId", id), "NotFoundException", $"Key '{TestServer.ArnOf(id)}' does not exist");
        await Api.RefusesAsync(operation, request.With("KeyId", alias + "x"), "NotFoundException", $"Alias {AliasArn(alias + "x")} is not found.");
        await Api.RefusesAsync(operation, request.With("KeyId", "fake"), "NotFoundException", "Invalid keyId 'fake'");
        await shared.Elsewhere.RefusesAsync(operation, request.With("KeyId", TestServer.ArnOf(key)), "NotFoundException", $"Invalid arn {TestServer.Region}");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_dry_run_checks_all_and_does_nothing(string operation)
    {
        var kind = KeyKind.For(operation);
        var key = await kind.CreateAsync(Api);
        var request = (await UseRequests.WorkingAsync(Api, operation, kind, key)).With("DryRun", true);
        var use = await UsageAsync();

        await Api.RefusesAsync(operation, request, "DryRunOperationException", DryRun);
        Assert.Equal(use, await UsageAsync());
        await shared.Nobody.RefusesAsync(operation, request, "AccessDeniedException");
        await Api.DoAsync(operation, request.With("DryRun", false));
        await Api.DoAsync("DisableKey", new { KeyId = key });
        await Api.RefusesAsync(operation, request, "DisabledException", $"{TestServer.ArnOf(key)} is disabled.");

        async Task<string> UsageAsync() => (await Api.CallAsync("GetKeyLastUsage", new { KeyId = key })).Text;
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Who_may_not_learns_neither_state_nor_kind(string operation)
    {
        var kind = KeyKind.For(operation);
        var key = await kind.CreateAsync(Api);
        var request = await UseRequests.WorkingAsync(Api, operation, kind, key);
        var unfit = await new KeyKind(kind.Usage is KeyKind.Mac ? "ECC_NIST_P256" : "HMAC_224", kind.Usage is KeyKind.Mac ? KeyKind.Signature : KeyKind.Mac)
            .KeyAsync(shared);
        await Api.DoAsync("DisableKey", new { KeyId = key });

        foreach (var one in operation is "Decrypt" ? [key] : new[] { key, unfit })
        {
            await shared.Nobody.RefusesAsync(
                operation, request.With("KeyId", one), "AccessDeniedException",
                $"User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: kms:{operation} on resource: {TestServer.ArnOf(one)} "
                + $"because no identity-based policy allows the kms:{operation} action");
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Another_account_may_when_the_key_policy_and_its_own_policies_say_so(string operation)
    {
        var kind = KeyKind.For(operation);
        var key = await kind.CreateAsync(Api, KeyRequests.OpenPolicy.Replace(
            "[{", $$"""[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:{{operation}}","Resource":"*"},{""", StringComparison.Ordinal));
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        var request = await UseRequests.WorkingAsync(Api, operation, kind, key);

        foreach (var name in new[] { TestServer.ArnOf(key), AliasArn(alias) })
        {
            Assert.Equal(TestServer.ArnOf(key), (await shared.Stranger.DoAsync(operation, request.With("KeyId", name))).Text("KeyId"));
        }

        var closed = await kind.KeyAsync(shared);
        if (operation is not "Decrypt")
        {
            await shared.Stranger.RefusesAsync(operation, request.With("KeyId", TestServer.ArnOf(closed)), "AccessDeniedException");
        }

        await shared.Stranger.RefusesAsync(
            operation, request.With("KeyId", key), "NotFoundException", $"Key 'arn:aws:kms:{TestServer.Region}:{TestServer.OtherAccount}:key/{key}' does not exist");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Grant_tokens_are_checked(string operation)
    {
        var kind = KeyKind.For(operation);
        var request = await UseRequests.WorkingAsync(Api, operation, kind, await kind.KeyAsync(shared));

        await Api.RefusesAsync(operation, request.With("GrantTokens", new[] { "AQpAM2RhZTk1MGMyNTk2ZmZm" }), "InvalidGrantTokenException", text: null);
        await Api.RefusesValueAsync(
            operation, request.With("GrantTokens", Enumerable.Repeat("token", 11)),
            "Value at 'grantTokens' failed to satisfy constraint: Member must have length less than or equal to 10");
        await Api.RefusesValueAsync(
            operation, request.With("GrantTokens", new[] { "" }),
            "Value '' at 'grantTokens.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await Api.DoAsync(operation, request.With("GrantTokens", Array.Empty<string>()));
    }
}
