using Signet.Server.Tests.Kms.Use;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>The condition keys of what an attestation document attests.</summary>
public sealed class RecipientConditionTests(RecipientScene scene) : IClassFixture<RecipientScene>
{
    private const string Image = "{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:ImageSha384':'DIGEST'}}";

    // Condition, and the documents that it lets through: of an enclave, of a NitroTPM, or none.
    public static TheoryData<string, string> Rows => new()
    {
        { Image, "enclave" },
        { "{'StringEquals':{'kms:RecipientAttestation:ImageSha384':'DIGEST'}}", "enclave" },
        { "{'StringEquals':{'kms:recipientattestation:imagesha384':'DIGEST'}}", "enclave" },
        { "{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:ImageSha384':'C5DIGEST'}}", "" },
        { "{'StringEquals':{'kms:RecipientAttestation:PCR0':'DIGEST'}}", "enclave" },
        { "{'StringLike':{'kms:RecipientAttestation:PCR1':'abababab*'}}", "enclave" },
        { "{'StringLike':{'kms:RecipientAttestation:PCR1':'ABABABAB*'}}", "" },
        { "{'StringEquals':{'kms:RecipientAttestation:PCR1':'DIGEST'}}", "" },
        { "{'StringLike':{'kms:RecipientAttestation:PCR31':'0000*'}}", "enclave" },
        { "{'StringLike':{'kms:RecipientAttestation:PCR2':'*'}}", "" },
        { "{'Null':{'kms:RecipientAttestation:PCR2':'true'}}", "enclave nitrotpm none" },
        { "{'Null':{'kms:RecipientAttestation:PCR1':'true'}}", "nitrotpm none" },
        { "{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:NitroTPMPCR0':'DIGEST'}}", "nitrotpm" },
        { "{'StringLike':{'kms:RecipientAttestation:NitroTPMPCR1':'abab*','kms:RecipientAttestation:NitroTPMPCR31':'0000*'}}", "nitrotpm" },
        { "{'StringEquals':{'kms:RecipientAttestation:NitroTPMPCR1':'DIGEST'}}", "" },
        { "{'Null':{'kms:RecipientAttestation:NitroTPMPCR0':'true'}}", "enclave none" },
        { "{'StringNotEquals':{'kms:RecipientAttestation:ImageSha384':'DIGEST'}}", "nitrotpm none" },
    };

    public static TheoryData<string> OnKeys => [.. RecipientScene.Operations.Except(["GenerateRandom"])];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_condition_lets_through_what_the_document_attests_and_nothing_else(string condition, string allowed)
    {
        var request = await scene.RequestAsync("Decrypt", PolicyOf("Decrypt", condition));

        foreach (var document in new[] { "enclave", "nitrotpm", "none" })
        {
            await MustAsync(scene.User, allowed.Split(' ').Contains(document), "Decrypt", With(request, document));
        }
    }

    [Theory, MemberData(nameof(OnKeys))]
    public async Task Every_operation_is_allowed_to_one_image_alone(string operation)
    {
        var mine = await scene.RequestAsync(operation, PolicyOf(operation, Image));
        var others = await scene.RequestAsync(operation, PolicyOf(operation, Image.Replace("DIGEST", new string('0', 96), StringComparison.Ordinal)));

        await MustAsync(scene.User, expected: true, operation, With(mine, "enclave"));
        await MustAsync(scene.User, expected: false, operation, With(mine, "none"));
        await MustAsync(scene.User, expected: false, operation, With(others, "enclave"));
    }

    [Fact]
    public async Task A_deny_keeps_everybody_out_but_the_image()
    {
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{", $"[{Statement("Deny", "*", "GenerateDataKey", Image.Replace("Equals", "NotEquals", StringComparison.Ordinal))},{{", StringComparison.Ordinal);
        var request = await scene.RequestAsync("GenerateDataKey", policy);

        await MustAsync(scene.Api, expected: true, "GenerateDataKey", With(request, "enclave"));
        await MustAsync(scene.Api, expected: false, "GenerateDataKey", With(request, "nitrotpm"));
        await MustAsync(scene.Api, expected: false, "GenerateDataKey", With(request, "none"));
    }

    [Fact]
    public async Task Random_bytes_are_allowed_to_an_image_by_an_identity_policy()
    {
        var user = scene.Server.ApiAs(await scene.Server.CreateUserAsync(
            "random", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:GenerateRandom","Resource":"*","Condition":{{Json(Image)}}}]}"""));
        var request = await scene.RequestAsync("GenerateRandom");

        await MustAsync(user, expected: true, "GenerateRandom", With(request, "enclave"));
        await MustAsync(user, expected: false, "GenerateRandom", With(request, "nitrotpm"));
        await MustAsync(user, expected: false, "GenerateRandom", With(request, "none"));
    }

    private static string Json(string condition) =>
        condition.Replace('\'', '"').Replace("DIGEST", RecipientScene.ImageDigest, StringComparison.Ordinal);

    private static string Statement(string effect, string principal, string operation, string condition) =>
        $$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"kms:{{operation}}","Resource":"*","Condition":{{Json(condition)}}}""";

    private static string PolicyOf(string operation, string condition) => KeyRequests.OpenPolicy.Replace(
        "[{", $"[{Statement("Allow", "arn:aws:iam::111122223333:user/user", operation, condition)},{{", StringComparison.Ordinal);

    private static async Task MustAsync(ApiClient api, bool expected, string operation, Dictionary<string, object> request)
    {
        if (expected)
        {
            await api.DoAsync(operation, request);
            return;
        }

        await api.RefusesAsync(operation, request, "AccessDeniedException");
    }

    private Dictionary<string, object> With(Dictionary<string, object> request, string document) => document switch
    {
        "enclave" => request.With("Recipient", scene.Recipient()),
        "nitrotpm" => request.With("Recipient", scene.NitroTpmRecipient()),
        _ => request,
    };
}
