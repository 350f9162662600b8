using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Signet.Server.KeyStores.Xks;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Ways for a proxy to misbehave, by name, each with the failure that it is.</summary>
internal static class Faults
{
    /// <summary>Those whose answer comes.</summary>
    public static IReadOnlyDictionary<string, (XksFailure Failure, Action<TestProxy> Prepare)> Answered { get; } = new Dictionary<string, (XksFailure, Action<TestProxy>)>
    {
        ["wrong secret"] = (XksFailure.AuthenticationFailed, proxy => proxy.Secret = "AnotherSecretThatIsLongEnoughToBeOneOfAProxy0"),
        ["400 ValidationException"] = Error(XksFailure.InvalidResponse, 400, "ValidationException"),
        ["400 InvalidStateException"] = Error(XksFailure.KeyNotEnabled, 400, "InvalidStateException"),
        ["400 InvalidCiphertextException"] = Error(XksFailure.InvalidCiphertext, 400, "InvalidCiphertextException"),
        ["400 InvalidKeyUsageException"] = Error(XksFailure.KeyUsage, 400, "InvalidKeyUsageException"),
        ["401 AuthenticationFailedException"] = Error(XksFailure.AuthenticationFailed, 401, "AuthenticationFailedException"),
        ["403 AccessDeniedException"] = Error(XksFailure.AccessDenied, 403, "AccessDeniedException"),
        ["404 KeyNotFoundException"] = Error(XksFailure.KeyNotFound, 404, "KeyNotFoundException"),
        ["404 InvalidUriPathException"] = Error(XksFailure.InvalidUriPath, 404, "InvalidUriPathException"),
        ["429 ThrottlingException"] = Error(XksFailure.Throttled, 429, "ThrottlingException"),
        ["500 InternalException"] = Error(XksFailure.InvalidResponse, 500, "InternalException"),
        ["501 UnsupportedOperationException"] = Error(XksFailure.Unsupported, 501, "UnsupportedOperationException"),
        ["503 DependencyTimeoutException"] = Error(XksFailure.DependencyTimedOut, 503, "DependencyTimeoutException"),
        ["an error under another status"] = Error(XksFailure.InvalidResponse, 400, "KeyNotFoundException"),
        ["an unknown error"] = Error(XksFailure.InvalidResponse, 418, "TeapotException"),
        ["500 and no body"] = Answer(500, ""),
        ["502 in HTML"] = Answer(502, "<html>Bad gateway</html>"),
        ["500 and a list"] = Answer(500, "[]"),
        ["500 and a number for a name"] = Answer(500, """{"errorName":500}"""),
        ["200 and no body"] = Answer(200, ""),
        ["200 and no JSON"] = Answer(200, "OK"),
        ["200 and an empty object"] = Answer(200, "{}"),
        ["200 and half an object"] = Answer(200, """{"keySpec":"""),
        ["200 and null"] = Answer(200, "null"),
        ["200 and a name twice"] = Answer(200, """{"keySpec":"AES_256","keySpec":"AES_256","keyUsage":["ENCRYPT","DECRYPT"],"keyStatus":"ENABLED"}"""),
        ["204"] = Answer(204, ""),
        ["301 to itself"] = (XksFailure.InvalidResponse, proxy => proxy.Misbehave = (http, _) =>
        {
            http.Response.Redirect(http.Request.Path, permanent: true);
            return Task.FromResult(true);
        }),
        ["a body without end"] = (XksFailure.InvalidResponse, proxy => proxy.Misbehave = PourAsync),
        ["headers without end"] = (XksFailure.InvalidResponse, proxy => proxy.Misbehave = async (http, _) =>
        {
            http.Response.Headers["x-long"] = new string('x', 100_000);
            await TestProxy.WriteAsync(http, 200, "{}");
            return true;
        }),
        ["the connection closed"] = (XksFailure.Unreachable, proxy => proxy.Misbehave = (http, _) =>
        {
            http.Abort();
            return Task.FromResult(true);
        }),
        ["the connection closed within the body"] = (XksFailure.Unreachable, proxy => proxy.Misbehave = async (http, _) =>
        {
            await BeginAsync(http);
            http.Abort();
            return true;
        }),
    };

    /// <summary>Those that are never answered.</summary>
    public static IReadOnlyDictionary<string, Func<HttpContext, string, Task<bool>>> Hanging { get; } = new Dictionary<string, Func<HttpContext, string, Task<bool>>>
    {
        ["no answer"] = async (http, _) => await HangAsync(http),
        ["half an answer"] = async (http, _) =>
        {
            await BeginAsync(http);
            return await HangAsync(http);
        },
        ["headers and no body"] = async (http, _) =>
        {
            http.Response.ContentLength = 100;
            await http.Response.StartAsync();
            return await HangAsync(http);
        },
    };

    /// <summary>Members of good answers to encrypt and decrypt, spoiled.</summary>
    public static IReadOnlyDictionary<string, Action<string, Dictionary<string, object?>>> Spoiled { get; } = new Dictionary<string, Action<string, Dictionary<string, object?>>>
    {
        ["no ciphertext"] = (_, answer) => answer.Remove("ciphertext"),
        ["a number for a ciphertext"] = (_, answer) => answer["ciphertext"] = 5,
        ["a ciphertext that is no base64"] = (_, answer) => answer["ciphertext"] = "_-_-",
        ["a longer ciphertext"] = (_, answer) => answer["ciphertext"] = new byte[500],
        ["no vector"] = (_, answer) => answer.Remove("initializationVector"),
        ["a vector of 11 bytes"] = (_, answer) => answer["initializationVector"] = new byte[11],
        ["a vector of 13 bytes"] = (_, answer) => answer["initializationVector"] = new byte[13],
        ["a tag of 15 bytes"] = (_, answer) => answer["authenticationTag"] = new byte[15],
        ["a tag of 17 bytes"] = (_, answer) => answer["authenticationTag"] = new byte[17],
        ["metadata of 21 bytes"] = (_, answer) => answer["ciphertextMetadata"] = new byte[21],
        ["null for metadata"] = (_, answer) => answer["ciphertextMetadata"] = null,
        ["no checksum"] = (_, answer) => answer.Remove("ciphertextDataIntegrityValue"),
        ["a wrong checksum"] = (_, answer) => answer["ciphertextDataIntegrityValue"] = new byte[32],
        ["a short checksum"] = (_, answer) => answer["ciphertextDataIntegrityValue"] = new byte[31],
    };

    private static (XksFailure Failure, Action<TestProxy> Prepare) Error(XksFailure failure, int status, string name) => (failure, proxy => proxy.Refuse(status, name));

    private static (XksFailure Failure, Action<TestProxy> Prepare) Answer(int status, string body) => (XksFailure.InvalidResponse, proxy => proxy.Misbehave = async (http, _) =>
    {
        http.Response.StatusCode = status;
        if (body.Length > 0)
        {
            await http.Response.WriteAsync(body);
        }

        return true;
    });

    private static async Task BeginAsync(HttpContext http)
    {
        http.Response.ContentLength = 100;
        await http.Response.WriteAsync("""{"keySpec":"AES""");
        await http.Response.Body.FlushAsync();
    }

    private static async Task<bool> HangAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up.
        }

        return true;
    }

    private static async Task<bool> PourAsync(HttpContext http, string api)
    {
        await http.Response.WriteAsync("{\"filler\":\"");
        var filler = JsonSerializer.Serialize(new string('x', 4000));
        for (var i = 0; i < 100 && !http.RequestAborted.IsCancellationRequested; i++)
        {
            await http.Response.WriteAsync(filler);
        }

        return true;
    }
}
