using System.Net.Sockets;
using System.Text;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>A stop answers what it has accepted, and accepts nothing more.</summary>
public sealed class StopTests
{
    private const int InFlight = 20;

    [Fact]
    public async Task A_stop_answers_every_request_that_was_accepted_and_refuses_new_connections()
    {
        await using var program = await RunningProgram.StartAsync();
        var key = await program.Root.CreateKeyAsync();
        var url = program.Url;
        var open = await Task.WhenAll(Enumerable.Range(0, InFlight).Select(i => HeldRequest.SendHeadersAsync(program, SignBody(key, i))));

        await program.SignalAsync();
        await RefusesConnectionsAsync(url);
        var answers = await Task.WhenAll(open.Select(request => request.SendBodyAsync()));

        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Contains("\"Signature\":", answer, StringComparison.Ordinal));
        Assert.Equal(0, await program.EndAsync());
        Assert.Equal("", program.Error);
        Assert.False(File.Exists(program.EndpointFile));

        // Each of the answers is in the trail too, and the folder opens again.
        await program.StartAgainAsync();
        var trail = await program.Root.TrailAsync(key);
        Assert.All(answers, answer => Assert.Contains(RequestIdOf(answer), trail));
    }

    [Fact]
    public async Task A_stop_of_an_idle_server_is_quick_even_with_idle_connections()
    {
        await using var program = await RunningProgram.StartAsync();
        using var idle = new TcpClient();
        await idle.ConnectAsync(program.Url.Host, program.Url.Port, Command.Token);
        await program.Root.CreateKeyAsync();

        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await program.TerminateAsync());

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.False(File.Exists(program.EndpointFile));
    }

    private static string SignBody(string key, int i) =>
        $$"""{"KeyId":"{{key}}","SigningAlgorithm":"ECDSA_SHA_256","Message":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"message {i}"))}}"}""";

    private static async Task RefusesConnectionsAsync(Uri url)
    {
        while (true)
        {
            using var newcomer = new TcpClient();
            try
            {
                await newcomer.ConnectAsync(url.Host, url.Port, Command.Token);
                await Task.Delay(10, Command.Token);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private static string RequestIdOf(string answer) =>
        answer.Split("\r\n").Single(line => line.StartsWith("x-amzn-RequestId: ", StringComparison.OrdinalIgnoreCase)).Split(": ")[1];

    /// <summary>A request whose headers the server has accepted, and whose body it waits for.</summary>
    private sealed class HeldRequest(TcpClient connection, byte[] body)
    {
        public static async Task<HeldRequest> SendHeadersAsync(RunningProgram program, string text)
        {
            const string Json = "application/x-amz-json-1.1";
            var (url, body) = (program.Url, Encoding.UTF8.GetBytes(text));
            var headers = program.Root.Sign(url, "kms", body, Json, new KeyValuePair<string, string>("x-amz-target", "TrentService.Sign"));
            var head = $"POST / HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n"
                + string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n")) + "\r\n";
            var connection = new TcpClient();
            await connection.ConnectAsync(url.Host, url.Port, Command.Token);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Command.Token);

            // The server asks for the body: from here on the request is its own.
            var ready = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
            await connection.GetStream().ReadExactlyAsync(ready, Command.Token);
            Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(ready));
            return new(connection, body);
        }

        /// <summary>The whole answer, up to where the server closes the connection.</summary>
        public async Task<string> SendBodyAsync()
        {
            using (connection)
            {
                await connection.GetStream().WriteAsync(body, Command.Token);
                using var reader = new StreamReader(connection.GetStream());
                return await reader.ReadToEndAsync(Command.Token);
            }
        }
    }
}
