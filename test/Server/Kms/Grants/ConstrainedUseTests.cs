using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>What grants with constraints allow with a symmetric key, to a user whom nothing else allows anything.</summary>
public sealed class ConstrainedUseTests(SharedServer shared)
{
    private static readonly string Grantee = GrantCalls.User("nobody");

    // The encryption contexts that each constraint on tenant=blue lets through, and those that it does not.
    private static readonly Dictionary<string, (string[] Allowed, string[] Denied)> Contexts = new(StringComparer.Ordinal)
    {
        ["EncryptionContextEquals"] = (["tenant=blue"], ["", "tenant=red", "tenant=Blue", "Tenant=blue", "purpose=backup", "tenant=blue purpose=backup"]),
        ["EncryptionContextSubset"] = (["tenant=blue", "tenant=blue purpose=backup"], ["", "tenant=red", "tenant=Blue", "Tenant=blue", "purpose=backup"]),
    };

    private static readonly string[] Operations = ["Encrypt", "Decrypt", .. UseRequests.DataKeys, "ReEncryptFrom", "ReEncryptTo"];

    private ApiClient Owner => shared.Server.Api;

    public static TheoryData<string, string> Rows =>
    [
        .. from operation in Operations
           from constraint in Contexts.Keys
           select (operation, constraint),
    ];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_constrained_grant_allows_its_contexts_and_no_others(string operation, string constraint)
    {
        var (key, open) = (await KeyAsync(), await KeyAsync());
        await GrantAsync(key, operation, new Dictionary<string, object>(StringComparer.Ordinal) { [constraint] = Pairs("tenant=blue") });
        await GrantAsync(open, operation is "ReEncryptFrom" ? "ReEncryptTo" : "ReEncryptFrom");

        foreach (var context in Contexts[constraint].Allowed)
        {
            await shared.Nobody.DoAsync(NameOf(operation), await RequestAsync(operation, key, open, context));
        }

        foreach (var context in Contexts[constraint].Denied)
        {
            await shared.Nobody.RefusesAsync(NameOf(operation), await RequestAsync(operation, key, open, context), "AccessDeniedException");
        }
    }

    [Fact]
    public async Task A_grant_to_encrypt_alone_does_not_let_decrypt_in_the_same_context()
    {
        var key = await KeyAsync();
        await GrantAsync(key, "Encrypt", new { EncryptionContextEquals = Pairs("tenant=blue") });

        await shared.Nobody.RefusesAsync("Decrypt", await RequestAsync("Decrypt", key, key, "tenant=blue"), "AccessDeniedException");
    }

    [Fact]
    public async Task Two_grants_allow_what_each_of_them_does_and_no_mixture()
    {
        var key = await KeyAsync();
        await GrantAsync(key, "Encrypt", new { EncryptionContextEquals = Pairs("tenant=blue") });
        await GrantAsync(key, "Encrypt", new { EncryptionContextEquals = Pairs("purpose=backup") });

        await shared.Nobody.DoAsync("Encrypt", await RequestAsync("Encrypt", key, key, "tenant=blue"));
        await shared.Nobody.DoAsync("Encrypt", await RequestAsync("Encrypt", key, key, "purpose=backup"));
        await shared.Nobody.RefusesAsync("Encrypt", await RequestAsync("Encrypt", key, key, "tenant=blue purpose=backup"), "AccessDeniedException");
    }

    [Fact]
    public async Task The_retiring_principal_ends_what_a_constrained_grant_allows()
    {
        var key = await KeyAsync();
        var name = $"retires-{Guid.NewGuid():N}";
        var retiring = shared.Server.ApiAs(await shared.Server.CreateUserAsync(name));
        var grant = await Owner.GrantAsync(new
        {
            KeyId = key, GranteePrincipal = Grantee, RetiringPrincipal = GrantCalls.User(name), Operations = new[] { "Encrypt" },
            Constraints = new { EncryptionContextSubset = Pairs("tenant=blue") },
        });
        var request = await RequestAsync("Encrypt", key, key, "tenant=blue");
        await shared.Nobody.DoAsync("Encrypt", request);
        await retiring.RefusesAsync("Encrypt", request, "AccessDeniedException");
        await shared.Nobody.RefusesAsync("RetireGrant", new { GrantToken = grant.Token }, "AccessDeniedException");

        await retiring.DoNothingAsync("RetireGrant", new { GrantToken = grant.Token });

        await shared.Nobody.RefusesAsync("Encrypt", request, "AccessDeniedException");
        Assert.Empty(await Owner.GrantsAsync(key));
    }

    private static string NameOf(string operation) => operation is "ReEncryptFrom" or "ReEncryptTo" ? "ReEncrypt" : operation;

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private Task<string> KeyAsync() => shared.Server.CreateKeyAsync("SYMMETRIC_DEFAULT", KeyKind.Encryption);

    private Task<(string Id, string Token)> GrantAsync(string key, string operation, object? constraints = null) =>
        Owner.GrantAsync(new { KeyId = key, GranteePrincipal = Grantee, Operations = new[] { operation }, Constraints = constraints ?? new { } });

    // A request of the operation with the key, or at the end of it that the operation means, in that context; the other end has none.
    private async Task<Dictionary<string, object>> RequestAsync(string operation, string key, string open, string context)
    {
        var pairs = Pairs(context);
        return operation switch
        {
            "Decrypt" => new() { ["CiphertextBlob"] = await BlobAsync(key, pairs), ["KeyId"] = key, ["EncryptionContext"] = pairs },
            "ReEncryptFrom" => new() { ["CiphertextBlob"] = await BlobAsync(key, pairs), ["SourceEncryptionContext"] = pairs, ["DestinationKeyId"] = open },
            "ReEncryptTo" => new() { ["CiphertextBlob"] = await BlobAsync(open, []), ["DestinationKeyId"] = key, ["DestinationEncryptionContext"] = pairs },
            _ => UseRequests.For(operation, KeyKind.For(operation), key).With("EncryptionContext", pairs),
        };
    }

    private async Task<byte[]> BlobAsync(string key, Dictionary<string, string> context) =>
        (await Owner.DoAsync("Encrypt", new { KeyId = key, Plaintext = "hello"u8.ToArray(), EncryptionContext = context })).Blob("CiphertextBlob");
}
