using System.Formats.Asn1;

namespace Signet.Cryptography.Encodings;

/// <summary>Reads ASN.1 where it lies; throws <see cref="AsnContentException"/> for what is not there.</summary>
internal ref struct Asn1Reader(ReadOnlySpan<byte> source, AsnEncodingRules rules)
{
    private ReadOnlySpan<byte> _rest = source;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>Whether an element with that tag comes next.</summary>
    public readonly bool IsNext(Asn1Tag tag) => !_rest.IsEmpty && Asn1Tag.Decode(_rest, out _) == tag;

    /// <summary>Steps over a SEQUENCE, or what has the given tag in its place, and gives its content to read.</summary>
    public Asn1Reader ReadSequence(Asn1Tag? tag = null)
    {
        AsnDecoder.ReadSequence(_rest, rules, out var offset, out var length, out var consumed, tag);
        return new(Take(offset, length, consumed), rules);
    }

    /// <summary>The next element whole, tag and length included.</summary>
    public ReadOnlySpan<byte> ReadEncoded()
    {
        AsnDecoder.ReadEncodedValue(_rest, rules, out _, out _, out var consumed);
        return Take(offset: 0, consumed, consumed);
    }

    /// <summary>The content of a BIT STRING of whole bytes, in one piece.</summary>
    public ReadOnlySpan<byte> ReadBitString(Asn1Tag? tag = null)
    {
        if (!AsnDecoder.TryReadPrimitiveBitString(_rest, rules, out var unused, out var value, out var consumed, tag) || unused != 0)
        {
            throw new AsnContentException();
        }

        _rest = _rest[consumed..];
        return value;
    }

    /// <summary>A copy of an OCTET STRING's content, which in BER may lie in pieces; the caller wipes it.</summary>
    public byte[] ReadOctetString(Asn1Tag? tag = null)
    {
        var value = AsnDecoder.ReadOctetString(_rest, rules, out var consumed, tag);
        _rest = _rest[consumed..];
        return value;
    }

    /// <summary>An INTEGER's bytes, big-endian in two's complement.</summary>
    public ReadOnlySpan<byte> ReadInteger()
    {
        var value = AsnDecoder.ReadIntegerBytes(_rest, rules, out var consumed);
        _rest = _rest[consumed..];
        return value;
    }

    /// <summary>An OBJECT IDENTIFIER in its dotted form.</summary>
    public string ReadObjectIdentifier()
    {
        var value = AsnDecoder.ReadObjectIdentifier(_rest, rules, out var consumed);
        _rest = _rest[consumed..];
        return value;
    }

    /// <summary>Steps over a NULL.</summary>
    public void ReadNull()
    {
        AsnDecoder.ReadNull(_rest, rules, out var consumed);
        _rest = _rest[consumed..];
    }

    /// <summary>Throws when bytes are left.</summary>
    public readonly void RequireEnd()
    {
        if (!_rest.IsEmpty)
        {
            throw new AsnContentException();
        }
    }

    private ReadOnlySpan<byte> Take(int offset, int length, int consumed)
    {
        var taken = _rest.Slice(offset, length);
        _rest = _rest[consumed..];
        return taken;
    }
}
