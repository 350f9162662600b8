using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Signet.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends ready-made bytes and looks at no more of an answer than its status and length:
/// an HttpClient would cost more processor time than the server that is measured.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static ReadOnlySpan<byte> LengthName => "Content-Length: "u8;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public static async Task<Connection> OpenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, endpoint.Port), cancellationToken);
        return connection;
    }

    /// <summary>Sends a request and answers the body of its answer, which is good until the next call.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200: a benchmark of refusals measures nothing.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        var have = 0;
        Range body;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(have), cancellationToken);
            if (read == 0)
            {
                throw new InvalidOperationException("the server closed the connection");
            }

            have += read;
        }
        while (!TryFindBody(_buffer.AsSpan(0, have), out body));

        return _buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8)
            ? _buffer.AsMemory(body)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, have));
    }

    public void Dispose() => _socket.Dispose();

    private static bool TryFindBody(ReadOnlySpan<byte> answer, out Range body)
    {
        body = default;
        var start = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (start < 4)
        {
            return false;
        }

        var at = answer[..start].IndexOf(LengthName);
        if (at < 0 || !Utf8Parser.TryParse(answer[(at + LengthName.Length)..], out int length, out _))
        {
            throw new InvalidOperationException("the answer does not say how long it is");
        }

        body = start..(start + length);
        return answer.Length >= start + length;
    }
}
