using System.Text.Json;
using Signet.Server.Tests.Kms.Use;
using Signet.Tests;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>What the trail tells of recipients.</summary>
public sealed class RecipientTrailTests(RecipientScene scene) : IClassFixture<RecipientScene>
{
    private static string Told => $$"""{"attestationDocumentModuleId":"{{Enclave.ModuleId}}","attestationDocumentEnclaveImageDigest":"{{RecipientScene.ImageDigest}}"}""";

    public static TheoryData<string> Operations => [.. RecipientScene.Operations];

    [Theory, MemberData(nameof(Operations))]
    public async Task The_module_and_its_image_are_told_and_neither_document_nor_key(string operation)
    {
        var request = (await scene.RequestAsync(operation)).With("Recipient", scene.Recipient());

        var told = await EventAsync(operation, request);

        Assert.Equal(Told, told.GetProperty("additionalEventData").GetProperty("recipient").GetRawText());
        Assert.Equal(operation is "DeriveSharedSecret" or "GenerateRandom", told.GetProperty("additionalEventData").Names() is "recipient");
        Assert.Equal(JsonValueKind.Null, told.GetProperty("responseElements").ValueKind);
        var parameters = told.GetProperty("requestParameters");
        Assert.False(parameters.ValueKind is JsonValueKind.Object && parameters.TryGetProperty("recipient", out _));
    }

    [Fact]
    public async Task A_NitroTPM_has_no_image()
    {
        var told = await EventAsync("GenerateRandom", new() { ["NumberOfBytes"] = 1, ["Recipient"] = scene.NitroTpmRecipient() });

        Assert.Equal(
            $$$"""{"recipient":{"attestationDocumentModuleId":"{{{Enclave.ModuleId}}}"}}""", told.GetProperty("additionalEventData").GetRawText());
    }

    [Fact]
    public async Task A_call_that_fails_later_tells_its_recipient_and_one_with_a_wrong_document_does_not()
    {
        var request = await scene.RequestAsync("GenerateDataKey");
        await scene.Api.DoAsync("DisableKey", new { KeyId = request["KeyId"] });

        var later = await EventAsync("GenerateDataKey", request.With("Recipient", scene.Recipient()));
        var wrong = await EventAsync("GenerateDataKey", request.With("Recipient", scene.Recipient(("digest", null))));

        Assert.Equal(("DisabledException", Told), (later.Text("errorCode"), later.GetProperty("additionalEventData").GetProperty("recipient").GetRawText()));
        Assert.Equal("ValidationException", wrong.Text("errorCode"));
        Assert.False(wrong.TryGetProperty("additionalEventData", out _));
    }

    private async Task<JsonElement> EventAsync(string operation, Dictionary<string, object> request)
    {
        var answer = await scene.Api.CallAsync(operation, request);
        return (await scene.Server.TrailAsync("EventName", operation)).Single(e => e.Text("requestID") == answer.Headers["x-amzn-RequestId"]);
    }
}
