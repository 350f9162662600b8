namespace Signet.Server.Tests.Kms.Import;

/// <summary>The condition keys of the import operations.</summary>
public sealed class ImportConditionTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Theory]
    [InlineData("kms:WrappingAlgorithm", "RSAES_OAEP_SHA_256", true), InlineData("kms:WrappingAlgorithm", "RSAES_OAEP_SHA_1", false)]
    [InlineData("kms:WrappingKeySpec", "RSA_2048", true), InlineData("kms:WrappingKeySpec", "RSA_4096", false)]
    public async Task Parameters_are_given_under_conditions(string name, string value, bool allowed)
    {
        var key = await CreateAsync("GetParametersForImport", $$"""{ "StringEquals": { "{{name}}": "{{value}}" } }""");

        var answer = await shared.Nobody.CallAsync(
            "GetParametersForImport", new { KeyId = key, WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048" });

        Is(allowed, answer);
    }

    // The material ends in ten days; ± are days from now, as a date or as seconds since 1970.
    [Theory]
    [InlineData("{'StringEquals':{'kms:ExpirationModel':'KEY_MATERIAL_EXPIRES'}}", true, true), InlineData("{'StringEquals':{'kms:ExpirationModel':'KEY_MATERIAL_EXPIRES'}}", false, false)]
    [InlineData("{'StringEquals':{'kms:ExpirationModel':'KEY_MATERIAL_DOES_NOT_EXPIRE'}}", false, true)]
    [InlineData("{'DateLessThan':{'kms:ValidTo':'DATE+11'}}", true, true), InlineData("{'DateLessThan':{'kms:ValidTo':'DATE+9'}}", true, false)]
    [InlineData("{'DateGreaterThan':{'kms:ValidTo':'DATE+9'}}", true, true), InlineData("{'DateLessThan':{'kms:ValidTo':'SECONDS+11'}}", true, true)]
    [InlineData("{'DateLessThan':{'kms:ValidTo':'SECONDS+9'}}", true, false), InlineData("{'NumericLessThan':{'kms:ValidTo':'SECONDS+11'}}", true, true)]
    [InlineData("{'NumericLessThan':{'kms:ValidTo':'SECONDS+11.0'}}", true, true), InlineData("{'NumericLessThan':{'kms:ValidTo':'SECONDS+9'}}", true, false)]
    [InlineData("{'NumericGreaterThanEquals':{'kms:ValidTo':'SECONDS+9'}}", true, true), InlineData("{'NumericEquals':{'kms:ValidTo':'SECONDS+10'}}", true, true)]
    [InlineData("{'DateEquals':{'kms:ValidTo':'DATE+10'}}", true, true), InlineData("{'DateLessThan':{'kms:ValidTo':'DATE+11'}}", false, false)]
    [InlineData("{'Null':{'kms:ValidTo':'true'}}", false, true), InlineData("{'Null':{'kms:ValidTo':'true'}}", true, false)]
    public async Task Material_is_taken_under_conditions(string condition, bool expires, bool allowed)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(shared.Server.Clock.GetUtcNow().ToUnixTimeSeconds());
        foreach (var days in new[] { 9, 10, 11 })
        {
            var end = now.AddDays(days);
            condition = condition.Replace($"DATE+{days}", end.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), StringComparison.Ordinal)
                .Replace($"SECONDS+{days}", $"{end.ToUnixTimeSeconds()}", StringComparison.Ordinal);
        }

        var key = await CreateAsync("ImportKeyMaterial", condition.Replace('\'', '"'));
        var request = await Api.SymmetricRequestAsync(key, new byte[32]);

        Is(allowed, await shared.Nobody.CallAsync("ImportKeyMaterial", expires ? request.Until(now.AddDays(10)) : request));
    }

    private static void Is(bool allowed, RawAnswer answer)
    {
        if (allowed)
        {
            Assert.True(answer.Status == 200, answer.Text);
            return;
        }

        answer.IsRefusal("AccessDeniedException", answer.Sentence);
    }

    private async Task<string> CreateAsync(string operation, string condition)
    {
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{",
            $$"""[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/nobody"},"Action":"kms:{{operation}}","Resource":"*","Condition":{{condition}}},{""",
            StringComparison.Ordinal);
        return (await Api.DoAsync("CreateKey", new { Origin = "EXTERNAL", Policy = policy })).GetProperty("KeyMetadata").Text("KeyId");
    }
}
