using System.Text;

namespace Signet.Bench;

/// <summary>HTTP/1.1 requests as bytes.</summary>
internal static class HttpText
{
    public static byte[] Post(Uri endpoint, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var head = new StringBuilder($"POST / HTTP/1.1\r\nHost: {endpoint.Authority}\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    public static byte[] WithHeader(byte[] request, string name, string value)
    {
        var end = request.AsSpan().IndexOf("\r\n\r\n"u8) + 2;
        return [.. request[..end], .. Encoding.ASCII.GetBytes($"{name}: {value}\r\n"), .. request[end..]];
    }
}
