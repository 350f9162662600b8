using CsCheck;
using Signet.Server.Seeds;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Tests.Seeds;

/// <summary>What is wrong with a seed is told with its place, and never with its secrets.</summary>
public sealed class WrongSeedTests
{
    private const string Key = "12345678-1234-1234-1234-123456789012";

    public static TheoryData<string, string> Wrong() => new()
    {
        { "", "FILE: there is nothing in it" },
        { "- a", "FILE, line 1, column 1: here should be a mapping" },
        { "Users: [\n", "FILE, line 2, column 1: from here on this is not well-formed YAML" },
        { "Users: 1\nUsers: 2", "FILE, line 2, column 1: 'Users' is there twice" },
        { "Users: &a [1]", "FILE, line 1, column 8: anchors, aliases and tags are not taken in seeds" },
        { "Users: !x [1]", "FILE, line 1, column 8: anchors, aliases and tags are not taken in seeds" },
        { "a: 1\n---\nb: 2", "FILE, line 2, column 1: a seed is one document" },
        { "Users:", "FILE, line 1, column 7: here a value is missing" },
        { "User: []", "FILE, line 1, column 1: 'User' is not known here; known are AccountId, AccountAlias, Region, RootAccessKeys, ManagedPolicies, Groups, Users, OpenIDConnectProviders, Roles, Keys" },
        { "Users:\n  - Name: a", "FILE, line 2, column 5: 'Name' is not known here; known are UserName, Path, Tags, Groups, AccessKeys, Policies, ManagedPolicyArns, PermissionsBoundary" },
        { "Users:\n  - Path: /", "FILE, line 2, column 5: UserName is missing" },
        { "AccountId: 12", "FILE, line 1, column 12: here should be an account number of twelve digits, in quotes" },
        { "Region: mars", "FILE, line 1, column 9: here should be the name of a Region, such as us-east-1" },
        { "Accounts: [{AccountId: \"444455556666\"}, {AccountId: \"444455556666\"}]", "FILE, line 1, column 41: the account 444455556666 is there twice" },
        { "Users:\n  - UserName: a b", "FILE, line 2, column 5: CreateUser is refused: ValidationError: The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-" },
        { "Users:\n  - UserName: a\n    Policies: {p: {Statement: {Effect: Perhaps, Action: \"*\", Resource: \"*\"}}}", "FILE, line 3, column 16: PutUserPolicy is refused: MalformedPolicyDocument: " },
        { "Users:\n  - UserName: a\n    AccessKeys: [{AccessKeyId: short, SecretAccessKey: canary-of-secrets}]", "FILE, line 3, column 32: an access key id is 16 to 128 letters and digits" },
        { "Users:\n  - UserName: a\n    AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: canary of secrets}]", "FILE, line 3, column 71: a secret access key is at most 128 letters, digits and any of . _ - + / =" },
        { "Users:\n  - UserName: a\n    AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: env:NOT_SET_ANYWHERE}]", "FILE, line 3, column 71: the environment variable that it names is not set" },
        { "Users:\n  - UserName: a\n    AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: file:nowhere}]", "FILE, line 3, column 71: the file that it names cannot be read" },
        { "Keys:\n  - KeyId: 1", "FILE, line 2, column 12: here should be a key id: a UUID in lower case, or mrk- and 32 hexadecimal digits" },
        { $"Keys:\n  - KeyId: {Key}\n    Enabled: yes", "FILE, line 3, column 14: here should be true or false" },
        { $"Keys:\n  - KeyId: {Key}\n    RotationPeriodInDays: x", "FILE, line 3, column 27: here should be a whole number" },
        { $"Keys:\n  - KeyId: {Key}\n    RotationPeriodInDays: 1", "FILE, line 3, column 27: EnableKeyRotation is refused: ValidationException: 1 validation error detected: " },
        { $"Keys:\n  - KeyId: {Key}\n    KeySpec: RSA_1", "FILE, line 2, column 5: CreateKey is refused: ValidationException: 1 validation error detected: Value 'RSA_1' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: [" },
        { $"Keys:\n  - KeyId: {Key}\n    KeyMaterial: canary-of-secrets", "FILE, line 3, column 18: this is not material for a key of KeySpec SYMMETRIC_DEFAULT: a private key in PEM, or bytes in hexadecimal or base64" },
        { $"Keys:\n  - KeyId: {Key}\n    KeyMaterial: Y2FuYXJ5LW9mLXNlY3JldHM=", "FILE, line 3, column 18: this is not material for a key of KeySpec SYMMETRIC_DEFAULT: a private key in PEM, or bytes in hexadecimal or base64" },
        { $"Keys:\n  - KeyId: {Key}\n    Aliases: [alias/a, alias/aws/b]", "FILE, line 3, column 24: CreateAlias is refused: NotAuthorizedException" },
        { $"Keys:\n  - KeyId: {Key}\n    Policy: {{Statement: []}}", "FILE, line 2, column 5: CreateKey is refused: MalformedPolicyDocumentException" },
        { $"Keys:\n  - KeyId: {Key}\n  - KeyId: {Key}\n    KeyUsage: SIGN_VERIFY", $"FILE, line 4, column 15: the key {Key} has the KeyUsage ENCRYPT_DECRYPT, which cannot change" },
        { $"Keys:\n  - KeyId: {Key}\n  - KeyId: {Key}\n    KeyMaterial: {new string('a', 64)}", $"FILE, line 4, column 18: the key {Key} has other material; material is never replaced" },
        { "Roles:\n  - RoleName: r\n    AssumeRolePolicyDocument: '{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/none\"},\"Action\":\"sts:AssumeRole\"}}'", "FILE, line 2, column 5: CreateRole is refused: MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/none\"" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_seed_is_told_with_its_place(string text, string sentence)
    {
        using var seed = new SeedFile(text);

        var refusal = await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(seed));

        Assert.StartsWith(sentence.Replace("FILE", seed.Path, StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Y2FuYXJ5", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_key_of_another_secret_or_of_another_user_is_refused()
    {
        const string User = "{UserName: NAME, AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: SECRET}]}";
        var alice = User.Replace("NAME", "alice", StringComparison.Ordinal).Replace("SECRET", "first", StringComparison.Ordinal);
        using var otherSecret = new SeedFile($"Users: [{alice}, {alice.Replace("first", "second", StringComparison.Ordinal)}]");
        using var otherUser = new SeedFile($"Users: [{alice}, {alice.Replace("alice", "bob", StringComparison.Ordinal)}]");

        var secret = await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(otherSecret));
        var user = await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(otherUser));

        Assert.EndsWith("the access key AKIAIOSFODNN7EXAMPLE has another secret; secrets are never replaced", secret.Message, StringComparison.Ordinal);
        Assert.EndsWith("the access key AKIAIOSFODNN7EXAMPLE belongs to another user", user.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_is_bounded_in_bytes_depth_and_values()
    {
        using var large = new SeedFile(new string('#', (4 * 1024 * 1024) + 1));
        using var deep = new SeedFile("Users: " + new string('[', 40) + new string(']', 40));
        using var many = new SeedFile($"Users: [{string.Join(',', Enumerable.Repeat("a", 200_001))}]");

        Assert.EndsWith("a seed has at most 4194304 bytes", (await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(large))).Message, StringComparison.Ordinal);
        Assert.EndsWith("nested 32 deep", (await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(deep))).Message, StringComparison.Ordinal);
        Assert.EndsWith("nested 32 deep", (await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(many))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_is_bounded_in_what_it_changes_at_once()
    {
        using var seed = new SeedFile("Users:\n" + string.Concat(Enumerable.Range(0, 1001).Select(i => $"  - {{UserName: u{i}, Policies: {{{string.Join(',', Enumerable.Range(0, 5).Select(p => $"p{p}: {{Version: '2012-10-17', Statement: {{Effect: Deny, Action: '*', Resource: '*'}}}}"))}}}}}\n")));

        Assert.EndsWith(": a seed comes to at most 10000 changes at once", (await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(seed))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_seed_holds_it_is_read_or_refused_as_a_seed() => Gen.OneOf("Users: ", "- ", "{", "}", "[", "]", "\n", "  ", ":", ",", "\"", "'", "&a ", "*a ", "!t ", "|", ">", "?", "#", "%", "\t", "\\x", "\\U0010FFFF", "\ud800", "~", "---", "...", "a").Array[0, 60].Select(string.Concat)
        .Sample(text =>
        {
            try
            {
                SeedParser.Parse("seed.yaml", text);
            }
            catch (SeedException)
            {
                // That is what it may do.
            }
        });

    private static Task<SeedOutcome> CheckAsync(SeedFile seed) =>
        SeedCheck.RunAsync(seed.Path, new() { DataFolder = "none", Seed = seed.Path }, TestContext.Current.CancellationToken);
}
