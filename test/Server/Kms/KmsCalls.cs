using System.Text;
using System.Text.Json;

namespace Signet.Server.Tests.Kms;

/// <summary>What KMS tests say often, said shortly.</summary>
internal static class KmsCalls
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Calls a KMS operation and gives the answer as it came; the request is JSON text, or an object that becomes it.</summary>
    public static Task<RawAnswer> CallAsync(this ApiClient api, string operation, object request) =>
        api.PostAsync($"TrentService.{operation}", Encoding.UTF8.GetBytes(request as string ?? JsonSerializer.Serialize(request)));

    /// <summary>Calls a JSON operation by its whole target with the very bytes.</summary>
    public static async Task<RawAnswer> PostAsync(this ApiClient api, string target, byte[] body, string service = "kms")
    {
        using var response = await api.SendAsync(service, body, "application/x-amz-json-1.1", ("x-amz-target", target));
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Calls an operation that works, and gives its answer.</summary>
    public static async Task<JsonElement> DoAsync(this ApiClient api, string operation, object request)
    {
        var answer = await api.CallAsync(operation, request);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Status} {answer.Text}");
        return answer.Text.Length == 0 ? default : answer.Json;
    }

    /// <summary>Calls an operation that works and has no output.</summary>
    public static async Task DoNothingAsync(this ApiClient api, string operation, object request)
    {
        var answer = await api.CallAsync(operation, request);
        Assert.Equal((200, ""), (answer.Status, answer.Text));
    }

    /// <summary>Calls an operation that is refused with exactly that code and sentence; null stands for no sentence at all.</summary>
    public static async Task RefusesAsync(this ApiClient api, string operation, object request, string code, string? text) =>
        (await api.CallAsync(operation, request)).IsRefusal(code, text);

    /// <summary>Calls an operation that is refused with that code, in words that nobody has recorded of AWS; gives them.</summary>
    public static async Task<string> RefusesAsync(this ApiClient api, string operation, object request, string code)
    {
        var answer = await api.CallAsync(operation, request);
        answer.IsRefusal(code, answer.Sentence);
        return answer.Sentence ?? "";
    }

    /// <summary>Calls an operation whose request breaks one constraint.</summary>
    public static Task RefusesValueAsync(this ApiClient api, string operation, object request, string violation) =>
        api.RefusesAsync(operation, request, "ValidationException", $"1 validation error detected: {violation}");

    /// <summary>The names of an object's members, in their order.</summary>
    public static string Names(this JsonElement json) => string.Join(' ', json.EnumerateObject().Select(member => member.Name));

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static string Texts(this JsonElement json, string name) =>
        string.Join(' ', json.GetProperty(name).EnumerateArray().Select(item => item.GetString()));

    public static byte[] Blob(this JsonElement json, string name) => json.GetProperty(name).GetBytesFromBase64();

    public static DateTimeOffset Time(this JsonElement json, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(json.GetProperty(name).GetDecimal() * 1000));

    /// <summary>The moment as the API tells it: in whole milliseconds.</summary>
    public static DateTimeOffset InMilliseconds(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static string AliasArn(string name) => $"arn:aws:kms:{TestServer.Region}:{TestServer.Account}:{name}";

    /// <summary>An alias name that no other test has.</summary>
    public static string NewAlias() => $"alias/{Guid.NewGuid():N}";

    public static string NewKeyId() => Guid.NewGuid().ToString();
}

/// <summary>An answer as it came off the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.TryGetProperty("__type", out var code) ? code.GetString() : null;

    public string? Sentence => Json.TryGetProperty("message", out var text) || Json.TryGetProperty("Message", out text) ? text.GetString() : null;

    /// <summary>AccessDeniedException alone has its sentence under a capital letter.</summary>
    public void IsRefusal(string code, string? text)
    {
        Assert.True(Text.StartsWith("{\"__type\":", StringComparison.Ordinal), $"{Status} {Text}");
        Assert.Equal((code, text, 400), (Code, Sentence, Status));
        Assert.Equal(text is null ? "__type" : code is "AccessDeniedException" ? "__type Message" : "__type message", Json.Names());
    }
}
