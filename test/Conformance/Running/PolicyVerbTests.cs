using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

public sealed class PolicyVerbTests
{
    [Fact]
    public async Task A_case_that_is_not_as_expected_is_told_with_its_line_and_what_lacks()
    {
        var ended = await TestAsync("""
            cases:
              - name: one
                principal: arn:aws:iam::111122223333:user/alice
                action: kms:ListKeys
                expect: allowed
              - name: two
                principal: arn:aws:iam::111122223333:user/alice
                action: kms:ListKeys
                expect: denied
                reason: no-boundary
            """);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            """
            FAILED  one (line 2): expected allowed, but it is denied because no identity-based policy allows the kms:ListKeys action; missing in the identity policy: {"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}
            FAILED  two (line 6): expected the reason NoBoundary, but it is denied because no identity-based policy allows the kms:ListKeys action
            0 passed, 2 failed

            """,
            ended.Output);
    }

    [Theory]
    [InlineData("cases:\n  - principal: [", "line 3: ")]
    [InlineData("cases:\n  - {action: a, action: b}", "line 2: 'action' comes twice")]
    [InlineData("cases:\n  - &x {}\n  - *x", "line 3: a text, a list or a mapping was expected")]
    [InlineData("cases:\n  - principal: arn:aws:iam::111122223333:group/g\n    action: kms:Sign", "line 2: 'arn:aws:iam::111122223333:group/g' is not the ARN")]
    [InlineData("cases:\n  - wish: x", "line 2: 'wish' means nothing here")]
    [InlineData("defaults:\n  identity: nowhere.json\ncases:\n  - principal: arn:aws:iam::111122223333:root\n    action: kms:Sign\n    expect: denied", "line 2: the policy file 'nowhere.json' cannot be read")]
    [InlineData("defaults:\n  identity: '{}'\ncases:\n  - principal: arn:aws:iam::111122223333:root\n    action: kms:Sign\n    expect: denied", "line 2: Syntax errors in policy.")]
    [InlineData("other: 1", "'other' means nothing here")]
    [InlineData("defaults: {}", "line 1: there are no 'cases'")]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_line(string file, string text)
    {
        var ended = await TestAsync(file);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(text, ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"arn:aws:kms:*:*:key/*"}]}""", "policy.json:1:38: warning: In a key policy Resource is \"*\"")]
    [InlineData("identity", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"kms:EncryptionContext:a":"b"}}}]}""", "warning: ForAllValues:StringEquals on kms:EncryptionContext:a holds for requests without")]
    [InlineData("identity", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}]}""", "warning: Allow with NotAction")]
    [InlineData("session", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Sing*","Resource":"*"}]}""", "warning: There is no action kms:Sing* here.")]
    [InlineData("identity", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:TagKeys":"b"}}}]}""", "warning: aws:TagKeys has several values")]
    [InlineData("key", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}]}""", "warning: NotPrincipal spares")]
    public async Task What_is_seldom_meant_is_warned_of(string kind, string policy, string warning)
    {
        using var scratch = new Scratch();

        var ended = await ValidateAsync(scratch, kind, policy);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(warning, ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("accepted, with warnings\n", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity", "{\n \"Version\":\"2012-10-17\",\n \"Statement\":[\n  {\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"},\n  {\"Effect\":\"Allow\",\"Action\":\"Sign\",\"Resource\":\"*\"}]}", "policy.json:5:3: error: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("identity", "{\n \"Version\" 1}", "policy.json:2:12: error: Syntax errors in policy.")]
    [InlineData("trust", "{}", "policy.json:1:1: error: Could not parse the policy: Statement is empty!")]
    [InlineData("key", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"kms:EncryptionContext:a":"b"}}}]}""", "policy.json:1:38: error: OverlyPermissiveCondition:EncryptionContext:")]
    [InlineData("identity", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"NullIfExists":{"aws:a":"true"}}}]}""", "policy.json:1:38: error: Syntax errors in policy.")]
    public async Task What_AWS_refuses_is_told_in_its_words_with_the_place(string kind, string policy, string error)
    {
        using var scratch = new Scratch();

        var ended = await ValidateAsync(scratch, kind, policy);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(error, ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("refused\n", ended.Output, StringComparison.Ordinal);
    }

    private static async Task<Ended> TestAsync(string file)
    {
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch["cases.yaml"], file, TestContext.Current.CancellationToken);
        return await Command.SignetAsync("policy", "test", scratch["cases.yaml"]);
    }

    private static async Task<Ended> ValidateAsync(Scratch scratch, string kind, string policy)
    {
        await File.WriteAllTextAsync(scratch["policy.json"], policy, TestContext.Current.CancellationToken);
        return await Command.SignetAsync("policy", "validate", scratch["policy.json"], "--kind", kind);
    }
}
