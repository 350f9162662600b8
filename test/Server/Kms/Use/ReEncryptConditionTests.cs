namespace Signet.Server.Tests.Kms.Use;

/// <summary>The condition keys of ReEncrypt, whose two permissions look at its two ends.</summary>
public sealed class ReEncryptConditionTests(SharedServer shared)
{
    private static readonly KeyKind Symmetric = new("SYMMETRIC_DEFAULT", KeyKind.Encryption);

    private ApiClient Api => shared.Server.Api;

    // Conditions of ReEncryptFrom and ReEncryptTo, whether source and destination are one key, and whether the call goes through.
    // The call moves from the context side=left to side=right, and names the source by the alias of its key.
    public static TheoryData<string, string, bool, bool> Rows => new()
    {
        { "{}", "{}", false, true },
        { "{'StringEquals':{'kms:EncryptionContext:side':'left'}}", "{'StringEquals':{'kms:EncryptionContext:side':'right'}}", false, true },
        { "{'StringEquals':{'kms:EncryptionContext:side':'right'}}", "{}", false, false },
        { "{}", "{'StringEquals':{'kms:EncryptionContext:side':'left'}}", false, false },
        { "{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['side']}}", "{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['side']}}", false, true },
        { "{}", "{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['other']}}", false, false },
        { "{'StringEquals':{'kms:EncryptionAlgorithm':'SYMMETRIC_DEFAULT'}}", "{'StringEquals':{'kms:EncryptionAlgorithm':'SYMMETRIC_DEFAULT'}}", false, true },
        { "{}", "{'StringNotEquals':{'kms:EncryptionAlgorithm':'SYMMETRIC_DEFAULT'}}", false, false },
        { "{'Bool':{'kms:ReEncryptOnSameKey':'false'}}", "{'Bool':{'kms:ReEncryptOnSameKey':'false'}}", false, true },
        { "{'Bool':{'kms:ReEncryptOnSameKey':'true'}}", "{}", false, false },
        { "{'Bool':{'kms:ReEncryptOnSameKey':'true'}}", "{'Bool':{'kms:ReEncryptOnSameKey':'true'}}", true, true },
        { "{}", "{'Bool':{'kms:ReEncryptOnSameKey':'false'}}", true, false },
        { "{'StringLike':{'kms:RequestAlias':'alias/*'}}", "{'Null':{'kms:RequestAlias':'true'}}", false, true },
        { "{}", "{'StringLike':{'kms:RequestAlias':'alias/*'}}", false, false },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task Each_end_has_its_own_conditions(string from, string to, bool oneKey, bool allowed)
    {
        var source = await CreateAsync();
        var destination = oneKey ? source : await CreateAsync();
        var alias = KmsCalls.NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = source });
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = source, Plaintext = "aGk=", EncryptionContext = new { side = "left" } })).Blob("CiphertextBlob");

        var answer = await shared.Nobody.CallAsync(
            "ReEncrypt",
            new
            {
                CiphertextBlob = blob, SourceKeyId = alias, SourceEncryptionContext = new { side = "left" },
                DestinationKeyId = destination, DestinationEncryptionContext = new { side = "right" },
            });

        if (allowed)
        {
            Assert.True(answer.Status == 200, answer.Text);
            return;
        }

        answer.IsRefusal("AccessDeniedException", answer.Sentence);

        Task<string> CreateAsync() => Symmetric.CreateAsync(
            Api, KeyRequests.OpenPolicy.Replace("[{", $"[{Statement("From", from)},{Statement("To", to)},{{", StringComparison.Ordinal));
    }

    private static string Statement(string end, string condition) =>
        $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/nobody"},"Action":"kms:ReEncrypt{{end}}","Resource":"*","Condition":{{condition.Replace('\'', '"')}}}""";
}
