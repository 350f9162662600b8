using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Signet.Bench;

/// <summary>The floor: Kestrel alone, set up as Signet sets it up, which reads a body and answers one of the size asked for.</summary>
internal static class Echo
{
    /// <summary>The request's header that says how long the answer shall be.</summary>
    public const string AnswerSize = "x-answer-size";

    private static readonly byte[] Answer = [.. Enumerable.Repeat((byte)'a', 64 * 1024)];

    /// <summary>Serves on a free port, prints the address, and ends with its input.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "echo" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        bool ended;
        do
        {
            var read = await body.ReadAsync(context.RequestAborted);
            body.AdvanceTo(read.Buffer.End);
            ended = read.IsCompleted;
        }
        while (!ended);

        var size = int.Parse(context.Request.Headers[AnswerSize]!, CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.ContentLength = size;
        await context.Response.Body.WriteAsync(Answer.AsMemory(0, size), context.RequestAborted);
    }
}
