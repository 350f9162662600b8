using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Xks;

/// <summary>
/// Carries requests to proxies: HTTPS POST with JSON both ways, signed with SigV4 as service <c>kms-xks-proxy</c>, over <c>host;x-amz-date</c> as AWS KMS does.
/// Everything together, from the name's look-up to the last byte of the answer, has 250 ms; an answer has at most 32 KiB.
/// </summary>
internal sealed class XksChannel(XksSettings settings, TimeProvider clock) : IDisposable
{
    private const string SigningName = "kms-xks-proxy";
    private const int MaxAnswer = 32 * 1024;

    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(250);

    private readonly HttpMessageInvoker _http = XksTransport.Open(settings);

    /// <summary>Posts a body, and gives the body of the answer.</summary>
    /// <exception cref="XksException">It failed, in whatever way.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> PostAsync(XksProxy proxy, Uri uri, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(Budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            using var request = Sign(proxy, uri, body);
            using var response = await _http.SendAsync(request, either.Token);
            var answer = await ReadAsync(response, either.Token);
            return response.StatusCode is HttpStatusCode.OK ? answer : throw XksErrorAnswers.Read((int)response.StatusCode, answer);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new XksException(XksFailure.TimedOut, $"no whole answer within {Budget.TotalMilliseconds} ms", late);
        }
        catch (HttpRequestException e)
        {
            throw new XksException(FailureOf(e.HttpRequestError), cause: e);
        }
        catch (IOException e)
        {
            throw new XksException(e is HttpIOException http ? FailureOf(http.HttpRequestError) : XksFailure.Unreachable, cause: e);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Sign(XksProxy proxy, Uri uri, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ReadOnlyMemoryContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new("application/json"));
        foreach (var (name, value) in RequestSigner.Sign("POST", uri, [], body, proxy.Credentials, proxy.Region, SigningName, clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = new ArrayBufferWriter<byte>(1024);
        while (await stream.ReadAsync(answer.GetMemory(), cancellationToken) is > 0 and var count)
        {
            answer.Advance(count);
            if (answer.WrittenCount > MaxAnswer)
            {
                throw new XksException(XksFailure.InvalidResponse, $"the answer is longer than {MaxAnswer} bytes");
            }
        }

        return answer.WrittenMemory;
    }

    private static XksFailure FailureOf(HttpRequestError error) => error switch
    {
        HttpRequestError.SecureConnectionError => XksFailure.InvalidTls,
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded => XksFailure.Unreachable,

        // A connection that was reset under way.
        HttpRequestError.Unknown => XksFailure.Unreachable,
        _ => XksFailure.InvalidResponse,
    };
}
