using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary>Calls the running server with signed requests, as any other client does.</summary>
internal sealed class SignedClient(Uri endpoint, SigningCredentials credentials, string region)
{
    private const string Json = "application/x-amz-json-1.1";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The Region that calls are signed for.</summary>
    public string Region => region;

    /// <summary>The server and credentials of the usual AWS variables; what they leave open is the running server's of the data folder and its root user's.</summary>
    public static SignedClient FromEnvironment(Func<ServerOptions> settings)
    {
        var region = Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? "us-east-1";
        var own = Variable("AWS_ACCESS_KEY_ID") is { } id && Variable("AWS_SECRET_ACCESS_KEY") is { } secret
            ? new SigningCredentials(id, secret, Variable("AWS_SESSION_TOKEN"))
            : null;
        var url = Variable("AWS_ENDPOINT_URL") is { } text ? ReadUrl(text) : null;
        if (url is not null && own is not null)
        {
            return new(url, own, region);
        }

        var server = RunningServer.Find(settings());
        return new(url ?? server.Endpoint, own ?? server.Credentials, region);
    }

    /// <summary>The same client for another Region.</summary>
    public SignedClient In(string otherRegion) => new(endpoint, credentials, otherRegion);

    /// <summary>Calls a JSON service.</summary>
    /// <exception cref="RefusedException">It refused, or could not be reached.</exception>
    public async Task<JsonDocument> JsonAsync(string service, string target, string body, CancellationToken cancellationToken)
    {
        var (good, answer) = await SendAsync(service, body, Json, target, cancellationToken);
        try
        {
            var document = JsonDocument.Parse(answer);
            return good ? document : throw new RefusedException(TextOf(document));
        }
        catch (JsonException)
        {
            throw NotOurs();
        }
    }

    /// <summary>Calls a query service; gives the text of one element of its answer.</summary>
    /// <exception cref="RefusedException">It refused, or could not be reached.</exception>
    public async Task<string> QueryAsync(string service, string form, string element, CancellationToken cancellationToken)
    {
        var (good, answer) = await SendAsync(service, form, Form, target: null, cancellationToken);
        try
        {
            var xml = XDocument.Parse(Encoding.UTF8.GetString(answer));
            var text = xml.Descendants().FirstOrDefault(found => found.Name.LocalName == (good ? element : "Message"))?.Value ?? "";
            return good ? text : throw new RefusedException(text);
        }
        catch (XmlException)
        {
            throw NotOurs();
        }
    }

    private async Task<(bool Good, byte[] Answer)> SendAsync(string service, string text, string type, string? target, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        List<KeyValuePair<string, string>> headers = [new("content-type", type)];
        if (target is not null)
        {
            headers.Add(new("x-amz-target", target));
            request.Headers.Add("x-amz-target", target);
        }

        foreach (var (name, value) in RequestSigner.Sign("POST", endpoint, headers, body, credentials, region, service, TimeProvider.System.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var http = new HttpClient();
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new RefusedException($"the server at {endpoint} cannot be reached: {e.Message}");
        }
    }

    private static string TextOf(JsonDocument refusal)
    {
        using (refusal)
        {
            var root = refusal.RootElement;
            var text = root.TryGetProperty("message", out var message) || root.TryGetProperty("Message", out message) ? message.GetString() : null;
            return text ?? root.GetProperty("__type").GetString()!;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new SettingException("AWS_ENDPOINT_URL", $"'{text}' is not a URL");

    private RefusedException NotOurs() => new($"the server at {endpoint} does not answer as AWS does");
}
