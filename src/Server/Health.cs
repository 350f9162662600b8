using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Signet.Server.Pipeline;

namespace Signet.Server;

/// <summary><c>GET /health/live</c>: the process runs. <c>GET /health/ready</c>: it takes requests, and its store could be written lately.</summary>
internal static class Health
{
    public static Task AnswerAsync(HttpContext http, RequestDelegate next) => http.Request.Path.Value switch
    {
        "/health/live" => TellAsync(http, good: true),
        "/health/ready" => TellAsync(http, IsReady(http)),
        _ => next(http),
    };

    private static bool IsReady(HttpContext http)
    {
        var lifetime = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        var recorder = http.RequestServices.GetRequiredService<Recorder>();
        return !lifetime.ApplicationStopping.IsCancellationRequested && recorder.IsWritable;
    }

    private static Task TellAsync(HttpContext http, bool good)
    {
        var text = good ? "ok\n" : "not ready\n";
        http.Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain";
        http.Response.ContentLength = text.Length;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
