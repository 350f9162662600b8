using System.Globalization;
using System.Text;

namespace Signet.Cryptography.Signing;

// PAE(type, body) = "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body, lengths as decimal numbers of bytes, SP being 0x20
// (DSSE v1.0.2, protocol.md).

/// <summary>The encoding that DSSE signs in place of a body: it binds the body's type, and keeps the signature from being taken for one over something else.</summary>
public static class PreAuthentication
{
    /// <summary>The bytes to sign for a body of that type.</summary>
    public static byte[] Encode(string type, ReadOnlySpan<byte> body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {body.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }
}
