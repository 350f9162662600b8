using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Signet.Bench;

/// <summary>
/// One HTTP/1.1 connection, kept alive where the server does, that sends ready-made bytes and looks at no more of an answer than its status and length:
/// an HttpClient would cost more processor time than the server that is measured.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly IPEndPoint _endpoint;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;

    private Connection(Uri endpoint) => _endpoint = new(IPAddress.Loopback, endpoint.Port);

    private static ReadOnlySpan<byte> LengthName => "Content-Length: "u8;

    public static async Task<Connection> OpenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var connection = new Connection(endpoint);
        await connection.ConnectAsync(cancellationToken);
        return connection;
    }

    /// <summary>Sends a request and answers the body of its answer, which is good until the next call.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200: a benchmark of refusals measures nothing.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var socket = _socket ?? await ConnectAsync(cancellationToken);
        await socket.SendAsync(request, cancellationToken);
        var have = 0;
        Range body;
        do
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(have), cancellationToken);
            if (read == 0)
            {
                throw new InvalidOperationException("the server closed the connection");
            }

            have += read;
        }
        while (!TryFindBody(_buffer.AsSpan(0, have), out body));

        if (_buffer.AsSpan(0, body.Start.Value).IndexOf("\r\nConnection: close"u8) >= 0)
        {
            Dispose();
        }

        return _buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8)
            ? _buffer.AsMemory(body)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, have));
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async ValueTask<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(_endpoint, cancellationToken);
        return _socket;
    }

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
