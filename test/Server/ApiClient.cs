using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests;

/// <summary>A plain HTTP client that signs JSON and query requests; what is refused comes as an <see cref="ApiException"/>.</summary>
internal sealed class ApiClient(Func<Uri> url, SigningCredentials credentials, string region, TimeProvider clock) : IDisposable
{
    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal) { ["iam"] = "2010-05-08", ["sts"] = "2011-06-15" };

    private readonly HttpClient _http = new();

    /// <summary>Calls a JSON service; the target is the whole <c>X-Amz-Target</c>.</summary>
    public async Task<JsonElement> JsonAsync(string service, string target, string body)
    {
        using var response = await SendAsync(service, Encoding.UTF8.GetBytes(body), "application/x-amz-json-1.1", ("x-amz-target", target));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        if (response.IsSuccessStatusCode)
        {
            return answer;
        }

        var message = answer.TryGetProperty("message", out var said) || answer.TryGetProperty("Message", out said) ? said.GetString() : null;
        throw new ApiException(answer.GetProperty("__type").GetString()!, message, (int)response.StatusCode);
    }

    /// <summary>Calls a KMS operation.</summary>
    public Task<JsonElement> KmsAsync(string operation, string body) => JsonAsync("kms", $"TrentService.{operation}", body);

    /// <summary>Calls a query service.</summary>
    public async Task<ApiAnswer> QueryAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Version", Versions[service])).Prepend(("Action", action))
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
        using var response = await SendAsync(service, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded; charset=utf-8");
        var xml = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        return response.IsSuccessStatusCode
            ? new(xml)
            : throw new ApiException(Find(xml, "Code")!, Find(xml, "Message"), (int)response.StatusCode);
    }

    /// <summary>Sends bytes, signed, and gives the answer as it comes.</summary>
    public Task<HttpResponseMessage> SendAsync(string service, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url()) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        List<KeyValuePair<string, string>> signed = [new("content-type", request.Content.Headers.ContentType.ToString())];
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
            signed.Add(new(name, value));
        }

        foreach (var (name, value) in RequestSigner.Sign("POST", url(), signed, body, credentials, region, service, clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    internal static string? Find(XElement xml, string name) => xml.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}

/// <summary>An answer of a query service.</summary>
internal sealed class ApiAnswer(XElement xml)
{
    public XElement Xml => xml;

    /// <summary>The text of the first element of that name.</summary>
    public string this[string name] => Find(name) ?? throw new KeyNotFoundException($"{name} is not in {xml}");

    /// <summary>The text of the first element of that name; null when there is none.</summary>
    public string? Find(string name) => ApiClient.Find(xml, name);

    /// <summary>The texts of all elements of that name.</summary>
    public List<string> All(string name) => [.. xml.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];
}

/// <summary>A refusal, in the service's own words.</summary>
internal sealed class ApiException(string code, string? text, int status) : Exception($"{status} {code}: {text}")
{
    public string Code => code;

    public string? Text => text;

    public int Status => status;
}
