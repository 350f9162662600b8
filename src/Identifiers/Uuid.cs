using System.Security.Cryptography;

namespace Signet.Identifiers;

/// <summary>Random UUIDs (RFC 9562, version 4) for requests and events. Random bytes are asked for many ids at a time, for asking costs calls into the kernel.</summary>
public static class Uuid
{
    private const int Length = 16;

    private const int AtOnce = 64;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _left;

    /// <summary>A new one, in small letters with hyphens.</summary>
    public static string New()
    {
        var random = _random ??= new byte[AtOnce * Length];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            _left = AtOnce;
        }

        var bytes = random.AsSpan(--_left * Length, Length);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
