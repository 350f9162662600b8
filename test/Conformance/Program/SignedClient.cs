using System.Net.Http.Headers;
using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Program;

/// <summary>An answer as it came.</summary>
internal sealed record SignedAnswer(int Status, string RequestId, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Code => Json.Text("__type");
}

/// <summary>A client of our own over one connection: fast where the stock one is slow, and wrong on demand where the stock one cannot be.</summary>
internal sealed class SignedClient(Uri url, SigningCredentials credentials) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });

    /// <summary>Calls a KMS operation; what is told to change happens to the request between signing and sending.</summary>
    public Task<SignedAnswer> KmsAsync(string operation, object request, TimeSpan clockSkew = default, Action<byte[]>? tamper = null) =>
        SendAsync("kms", $"TrentService.{operation}", request, clockSkew, tamper);

    /// <summary>Looks up events, a page of them.</summary>
    public Task<SignedAnswer> LookupEventsAsync(object request) =>
        SendAsync("cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", request, default, tamper: null);

    /// <summary>Calls a KMS operation that succeeds.</summary>
    public async Task<JsonElement> DoAsync(string operation, object request)
    {
        var answer = await KmsAsync(operation, request);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Status} {answer.Text}");
        return answer.Text.Length == 0 ? default : answer.Json;
    }

    public void Dispose() => _http.Dispose();

    private async Task<SignedAnswer> SendAsync(string service, string target, object request, TimeSpan clockSkew, Action<byte[]>? tamper)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request);
        using var message = new HttpRequestMessage(HttpMethod.Post, url);
        message.Headers.Add("x-amz-target", target);
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", target)];
        foreach (var (name, value) in RequestSigner.Sign("POST", url, headers, body, credentials, "us-east-1", service, DateTimeOffset.UtcNow + clockSkew))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        tamper?.Invoke(body);
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var response = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, response.Headers.GetValues("x-amzn-RequestId").Single(), text);
    }
}
