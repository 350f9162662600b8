using Microsoft.AspNetCore.Http;

namespace Signet.Server.WebConsole;

/// <summary>
/// <c>GET /console/</c>: the web console. It has no door of its own: once loaded, it is a client that signs its calls as any other.
/// </summary>
internal sealed class ConsoleSite(ConsoleAssets assets)
{
    private const string Folder = "/console/";
    private const string FirstPage = "index.html";

    // The scripts are ours and files; styles are files and constructed sheets, which style-src does not forbid.
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    };

    /// <summary>Answers what is asked of the console and hands on the rest.</summary>
    public Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path.Value ?? "";
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isRead || !(path == "/console" || path.StartsWith(Folder, StringComparison.Ordinal)))
        {
            return next(http);
        }

        Protect(http.Response.Headers);
        if (path == "/console")
        {
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location = Folder;
            return Task.CompletedTask;
        }

        var name = path[Folder.Length..];
        return SendAsync(http, name.Length == 0 ? FirstPage : name);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private async Task SendAsync(HttpContext http, string name)
    {
        var response = http.Response;
        if (!assets.Contains(name))
        {
            var text = assets.AreMissing ? "This build of Signet has no web console.\n" : "The web console has no such file.\n";
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain";
            response.ContentLength = text.Length;
            await response.WriteAsync(text, http.RequestAborted);
            return;
        }

        var compressed = TakesBrotli(http.Request);
        response.ContentType = ContentTypes.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");

        // A file's name changes with its content; that of the first page does not.
        response.Headers.CacheControl = name == FirstPage ? "no-cache" : "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (compressed)
        {
            response.Headers.ContentEncoding = "br";
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            await using var bytes = assets.Open(name, compressed);
            await bytes.CopyToAsync(response.Body, http.RequestAborted);
        }
    }

    // Browsers ask for it over TLS and on loopback; elsewhere the file is unpacked for them.
    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
}
