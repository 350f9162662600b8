using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Signet.Server.WebConsole;

namespace Signet.Server.Tests.WebConsole;

/// <summary>What a browser sees of the console before its first signed call.</summary>
public sealed partial class ConsoleSiteTests
{
    [Fact]
    public async Task Every_answer_of_the_console_carries_the_strict_policies()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };

        foreach (var path in new[] { "/console", "/console/", "/console/nothing", "/console/../console/" })
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task The_page_and_its_files_are_served_or_the_server_says_that_it_has_none()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = new HttpClient { BaseAddress = server.Url };
        using var page = await browser.GetAsync(new Uri("/console/", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (ConsoleAssets.Embedded.AreMissing)
        {
            Assert.Equal((HttpStatusCode.NotFound, "This build of Signet has no web console.\n"), (page.StatusCode, html));
            return;
        }

        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        var script = ScriptOf().Match(html).Groups["path"].Value;
        using var plain = await browser.GetAsync(new Uri($"/console/{script}", UriKind.Relative), TestContext.Current.CancellationToken);
        var original = await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains("immutable", plain.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/javascript; charset=utf-8", plain.Content.Headers.ContentType!.ToString());
        Assert.Empty(plain.Content.Headers.ContentEncoding);

        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var packed = await browser.GetAsync(new Uri($"/console/{script}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        await using var bytes = new BrotliStream(await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await bytes.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(original, unpacked.ToArray());
    }

    [Fact]
    public async Task Posting_to_the_root_stays_the_API()
    {
        await using var server = await TestServer.StartAsync();

        var keys = await server.Kms.ListKeysAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, keys.HttpStatusCode);
    }

    [GeneratedRegex("""<script [^>]*src="\./(?<path>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptOf();
}
