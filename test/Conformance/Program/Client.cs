using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Program;

/// <summary>A plain HTTP client that signs what it sends, and gives the answer as it comes.</summary>
internal sealed class Client(RunningProgram program, Func<SigningCredentials> credentials) : IDisposable
{
    public const string Region = "us-east-1";

    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal) { ["iam"] = "2010-05-08", ["sts"] = "2011-06-15" };

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>How far its clock is off.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>What happens to its bodies between signing and sending.</summary>
    public Action<byte[]>? Tamper { get; init; }

    /// <summary>Calls a KMS operation, which may be refused.</summary>
    public Task<Reply> TryKmsAsync(string operation, string body) => JsonAsync("kms", $"TrentService.{operation}", body);

    /// <summary>Calls a KMS operation, which must not be refused.</summary>
    public async Task<Reply> KmsAsync(string operation, string body)
    {
        var reply = await TryKmsAsync(operation, body);
        Assert.True(reply.Status == 200, $"{operation}: {reply.Status} {reply.Text}");
        return reply;
    }

    /// <summary>Makes a key; its ARN.</summary>
    public async Task<string> CreateKeyAsync(string spec = "ECC_NIST_P256", string usage = "SIGN_VERIFY")
    {
        var reply = await KmsAsync("CreateKey", $$"""{"KeySpec":"{{spec}}","KeyUsage":"{{usage}}"}""");
        return reply.Json.GetProperty("KeyMetadata").Text("Arn");
    }

    /// <summary>The request ids in the trail of a key, as often as they are there.</summary>
    public async Task<List<string>> TrailAsync(string keyArn)
    {
        List<string> ids = [];
        string? next = null;
        do
        {
            var token = next is null ? "" : $$""","NextToken":"{{next}}" """;
            var reply = await JsonAsync(
                "cloudtrail",
                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
                $$"""{"LookupAttributes":[{"AttributeKey":"ResourceName","AttributeValue":"{{keyArn}}"}]{{token}}}""");
            Assert.True(reply.Status == 200, reply.Text);
            foreach (var entry in reply.Json.GetProperty("Events").EnumerateArray())
            {
                using var record = JsonDocument.Parse(entry.Text("CloudTrailEvent"));
                ids.Add(record.RootElement.Text("requestID"));
            }

            next = reply.Json.TryGetProperty("NextToken", out var more) ? more.GetString() : null;
        }
        while (next is not null);
        return ids;
    }

    /// <summary>Calls a JSON service; the target is the whole <c>X-Amz-Target</c>.</summary>
    public Task<Reply> JsonAsync(string service, string target, string body) =>
        SendAsync(service, body, "application/x-amz-json-1.1", [new("x-amz-target", target)]);

    /// <summary>Calls a query service, which must not refuse; the text of each element of the answer by its name.</summary>
    public async Task<ILookup<string, string>> QueryAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Version", Versions[service])).Prepend(("Action", action))
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        var reply = await SendAsync(service, form, "application/x-www-form-urlencoded; charset=utf-8");
        Assert.True(reply.Status == 200, $"{action}: {reply.Status} {reply.Text}");
        return XDocument.Parse(reply.Text).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);
    }

    /// <summary>The headers of a signed call, for those who send it themselves.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sign(Uri url, string service, byte[] body, string contentType, params IReadOnlyList<KeyValuePair<string, string>> more)
    {
        List<KeyValuePair<string, string>> headers = [new("content-type", contentType), .. more];
        return [.. headers, .. RequestSigner.Sign("POST", url, headers, body, credentials(), Region, service, TimeProvider.System.GetUtcNow() + ClockSkew)];
    }

    public void Dispose() => _http.Dispose();

    private async Task<Reply> SendAsync(string service, string text, string contentType, params IReadOnlyList<KeyValuePair<string, string>> more)
    {
        var (url, body) = (program.Url, Encoding.UTF8.GetBytes(text));
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in Sign(url, service, body, request.Content.Headers.ContentType.ToString(), more).Skip(1))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        Tamper?.Invoke(body);
        using var response = await _http.SendAsync(request, Command.Token);
        var id = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : "";
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(Command.Token), id);
    }
}

/// <summary>An answer of the service.</summary>
internal sealed record Reply(int Status, string Text, string RequestId)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The refusal's name.</summary>
    public string? Code => Json.TryGetProperty("__type", out var type) ? type.GetString() : null;
}
