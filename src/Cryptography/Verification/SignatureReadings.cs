using System.Formats.Asn1;
using System.Text;
using Signet.Cryptography.Encodings;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>A signature as a key wants it, and what was otherwise with it in its file.</summary>
internal sealed record ReadSignature(byte[] Bytes, SignatureEncoding Encoding, SignatureForm? Form, params IReadOnlyList<Deviation> Deviations);

/// <summary>Finds the signatures of a key in what a file may mean.</summary>
internal static class SignatureReadings
{
    /// <summary>The readings that have the length and the form of the key's signatures; they alone decide.</summary>
    public static IEnumerable<ReadSignature> Proper(SignatureFile file, KeySpec spec, SignatureForm form) =>
        file.Readings.SelectMany(reading => InForm(reading, spec, form));

    /// <summary>The readings that allow for one mistake each.</summary>
    public static IEnumerable<ReadSignature> Mistaken(SignatureFile file, KeySpec spec, SignatureForm form)
    {
        foreach (var reading in file.Readings)
        {
            foreach (var (bytes, deviation) in Repairs(reading, spec))
            {
                foreach (var found in InForm(reading with { Bytes = bytes }, spec, SignatureForm.Any))
                {
                    yield return found with { Deviations = [deviation] };
                }
            }

            foreach (var found in form == SignatureForm.Any ? [] : InForm(reading, spec, SignatureForm.Any))
            {
                yield return found with { Deviations = [OtherForm(found.Form)] };
            }
        }
    }

    private static IEnumerable<ReadSignature> InForm(SignatureReading reading, KeySpec spec, SignatureForm form)
    {
        if (spec.CoordinateLength == 0)
        {
            if (reading.Bytes.Length == spec.AsymmetricEngine!.FixedSignatureLength)
            {
                yield return new(reading.Bytes, reading.Encoding, Form: null);
            }

            yield break;
        }

        if (form != SignatureForm.Fixed && EcdsaSignature.TryFromDer(spec, reading.Bytes, out _))
        {
            yield return new(reading.Bytes, reading.Encoding, SignatureForm.Der);
        }

        if (form != SignatureForm.Der && EcdsaSignature.TryToDer(spec, reading.Bytes, out var der))
        {
            yield return new(der, reading.Encoding, SignatureForm.Fixed);
        }
    }

    private static IEnumerable<(byte[] Bytes, Deviation Deviation)> Repairs(SignatureReading reading, KeySpec spec)
    {
        var bytes = reading.Bytes;
        if (bytes is [.. var shorter, (byte)'\n'])
        {
            yield return (shorter is [.. var shortest, (byte)'\r'] ? shortest : shorter, new("signature-trailing-newline", "without the newline at the end of the signature"));
        }

        var length = spec.CoordinateLength > 0 ? DerLength(bytes) : spec.AsymmetricEngine!.FixedSignatureLength;
        if (length > 0 && bytes.Length > length)
        {
            yield return (bytes[..length], new("signature-trailing-bytes", "without the bytes that follow the signature"));
        }

        if (Ascii.IsValid(bytes) && reading.Encoding != SignatureEncoding.Raw)
        {
            foreach (var twice in SignatureFile.ReadText(Encoding.ASCII.GetString(bytes).Trim()))
            {
                yield return (twice.Bytes, new("signature-encoded-twice", $"when what the signature decodes to is decoded once more, as {(twice.Encoding == SignatureEncoding.Base64 ? "base64" : "hexadecimal")}"));
            }
        }

        if (TryReadBer(bytes, spec, out var strict))
        {
            yield return (strict, new("signature-not-der", "with the signature's numbers written as strict DER, which they are not"));
        }

        if (spec.CoordinateLength == 0)
        {
            yield return ([.. bytes.Reverse()], new("signature-reversed", "with the bytes of the signature in reverse order"));
        }
    }

    private static Deviation OtherForm(SignatureForm? form) => form == SignatureForm.Der
        ? new("signature-form", "as DER, which it is, and not r ‖ s")
        : new("signature-form", "as r ‖ s, which it is, and not DER");

    private static int DerLength(byte[] bytes)
    {
        try
        {
            return AsnDecoder.TryReadEncodedValue(bytes, AsnEncodingRules.BER, out _, out _, out _, out var consumed) ? consumed : 0;
        }
        catch (AsnContentException)
        {
            // A length that is told only by what follows, which is no ASN.1.
            return 0;
        }
    }

    // Numbers with needless zeros, negative for want of one, or with lengths in a longer form than needed.
    private static bool TryReadBer(byte[] bytes, KeySpec spec, out byte[] strict)
    {
        strict = [];
        if (spec.CoordinateLength == 0 || EcdsaSignature.TryFromDer(spec, bytes, out _))
        {
            return false;
        }

        try
        {
            var numbers = new Asn1Reader(bytes, AsnEncodingRules.BER).ReadSequence();
            var (r, s) = (Unsigned(ref numbers), Unsigned(ref numbers));
            var length = spec.CoordinateLength;
            if (r.Length > length || s.Length > length)
            {
                return false;
            }

            strict = EcdsaSignature.ToDer(spec, [.. new byte[length - r.Length], .. r, .. new byte[length - s.Length], .. s]);
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static byte[] Unsigned(ref Asn1Reader reader)
    {
        var encoded = reader.ReadEncoded();
        AsnDecoder.ReadEncodedValue(encoded, AsnEncodingRules.BER, out var offset, out var length, out _);
        return encoded.Slice(offset, length).TrimStart((byte)0).ToArray();
    }
}
