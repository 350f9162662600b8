using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Signet.Policies.Conditions;

/// <summary>An address or a CIDR range of one family (RFC 4632, RFC 4291); addresses of the other family never lie in it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IpRange
{
    private readonly UInt128 _network;
    private readonly int _prefix;
    private readonly int _bits;

    private IpRange(UInt128 network, int prefix, int bits) => (_network, _prefix, _bits) = (network, prefix, bits);

    /// <summary>Reads <c>203.0.113.0/24</c>, <c>2001:db8::/32</c> or one address; bits beyond the mask do not matter.</summary>
    public static IpRange? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (ParseAddress(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        var (number, bits) = NumberOf(address);
        if (slash < 0)
        {
            return new(number, bits, bits);
        }

        var good = int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits;
        return good ? new(number, prefix, bits) : null;
    }

    /// <summary>Whether an address lies in the range; an IPv4 address may come mapped into IPv6.</summary>
    public bool Contains(string text)
    {
        if (ParseAddress(text) is not { } address)
        {
            return false;
        }

        var (number, bits) = NumberOf(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

        // A shift by the whole width would be a shift by nothing, so the mask of no bits has its own answer.
        return bits == _bits && (_prefix == 0 || (number ^ _network) >> (_bits - _prefix) == 0);
    }

    /// <summary>An address in its usual writing; the platform alone would also take <c>10</c>, <c>0x7f.1</c>, octal and zones.</summary>
    private static IPAddress? ParseAddress(string text)
    {
        var plain = text.Contains(':', StringComparison.Ordinal) ? text.AsSpan().IndexOfAny('%', '[', ']') < 0 : IsDottedQuad(text);
        return plain && IPAddress.TryParse(text, out var address) ? address : null;
    }

    private static bool IsDottedQuad(string text)
    {
        var parts = 0;
        foreach (var part in text.AsSpan().Split('.'))
        {
            var digits = text.AsSpan()[part];
            if (digits is [] or ['0', _, ..] || digits.Length > 3 || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return false;
            }

            parts++;
        }

        return parts == 4;
    }

    private static (UInt128 Number, int Bits) NumberOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? (BinaryPrimitives.ReadUInt32BigEndian(bytes), 32)
            : (BinaryPrimitives.ReadUInt128BigEndian(bytes), 128);
    }
}
