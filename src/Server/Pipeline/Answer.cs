using Microsoft.AspNetCore.Http;
using Signet.Protocol;
using Signet.Protocol.Wire;

namespace Signet.Server.Pipeline;

/// <summary>Stage 10: what is sent back, as bytes in the request's own protocol.</summary>
internal sealed class Answer
{
    private readonly int _status;
    private readonly string _requestId;
    private readonly Service? _service;
    private readonly string _operation;
    private readonly IWritable? _response;
    private readonly ServiceException? _refusal;
    private readonly bool _asJson;

    private Answer(Received received, Service? service, string operation, IWritable? response, ServiceException? refusal)
    {
        (_requestId, _service, _operation, _response, _refusal) = (received.RequestId, service, operation, response, refusal);
        _status = refusal?.Status ?? 200;
        _asJson = service is null ? received.Header("x-amz-target") is not null : service.IsJson;
        WantsJson = !_asJson && refusal is null && (received.Header("accept") ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The HTTP status.</summary>
    public int Status => _status;

    /// <summary>The code of a refusal; null for a success.</summary>
    public string? ErrorCode => _refusal?.Code;

    private bool WantsJson { get; }

    /// <summary>The answer to a call that was recorded.</summary>
    public static Answer Success(Call call, IWritable response) =>
        new(call.Received, call.Service, call.Endpoint.Row.Name, response is NoResponse ? null : response, refusal: null);

    /// <summary>The answer to a call that was refused at any stage; without a service when not even that was clear.</summary>
    public static Answer Refusal(Received received, Service? service, ServiceException refusal) =>
        new(received, service, operation: "", response: null, refusal);

    /// <summary>Writes status, headers and body. The body goes out whole, with its length before it: no client has to put chunks together.</summary>
    public async Task SendAsync(HttpResponse http, CancellationToken cancellationToken)
    {
        using var body = new BodyBuffer();
        http.StatusCode = _status;
        http.Headers["x-amzn-RequestId"] = _requestId;
        http.Headers.CacheControl = "no-cache, no-store, must-revalidate, private";
        http.Headers.Expires = "0";
        http.Headers.Pragma = "no-cache";

        // A request that is not even well-formed HTTP is answered without a word.
        if (_refusal is not { Code: "" })
        {
            http.ContentType = _asJson ? JsonAnswers.ContentType : WantsJson ? "application/json" : QueryAnswers.ContentType;
            WriteBody(body);
        }

        http.ContentLength = body.Written.Length;
        await http.BodyWriter.WriteAsync(body.Written, cancellationToken);
    }

    private void WriteBody(BodyBuffer output)
    {
        var xmlNamespace = _service?.XmlNamespace ?? "http://webservices.amazon.com/AWSFault/2005-15-09";
        switch (_refusal, _response)
        {
            case ({ } refusal, _) when _asJson:
                JsonAnswers.Write(output, refusal);
                break;
            case ({ } refusal, _):
                QueryAnswers.Write(output, xmlNamespace, refusal, _requestId);
                break;
            case (null, null) when _asJson:
                break;
            case (null, { } response) when _asJson:
                JsonAnswers.Write(output, response);
                break;
            case (null, var response) when WantsJson:
                QueryAnswers.WriteJson(output, _operation, response, _requestId);
                break;
            case (null, var response):
                QueryAnswers.Write(output, xmlNamespace, _operation, response, _requestId);
                break;
        }
    }
}
