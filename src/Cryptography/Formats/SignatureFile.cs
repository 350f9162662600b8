using System.Text;

namespace Signet.Cryptography.Formats;

/// <summary>
/// A signature as somebody hands it over: raw bytes, base64, hexadecimal, or the JSON of AWS KMS's Sign. Raw bytes may look like text, so that
/// there may be several readings; which of them are signatures, the key tells.
/// </summary>
public sealed class SignatureFile
{
    /// <summary>The longest file that is looked at, in bytes: ten times the longest signature, ML_DSA_87's.</summary>
    public const int MaxLength = 48 * 1024;

    private SignatureFile(params IReadOnlyList<SignatureReading> readings) => Readings = readings;

    /// <summary>The ways to read it; at least one.</summary>
    public IReadOnlyList<SignatureReading> Readings { get; }

    /// <summary>The algorithm that the JSON names; null when it names none, or the file is no JSON.</summary>
    public SigningAlgorithm? Algorithm { get; private init; }

    /// <summary>The key that the JSON names, an ARN; null when it names none, or the file is no JSON.</summary>
    public string? KeyId { get; private init; }

    /// <summary>A signature whose bytes are known, and are looked at in no other way.</summary>
    public static SignatureFile Of(byte[] signature) => new(new SignatureReading(signature, SignatureEncoding.Raw));

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="UnreadableException">It is empty, too long, or JSON without a signature.</exception>
    public static SignatureFile Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length is 0 or > MaxLength)
        {
            throw new UnreadableException(content.IsEmpty ? "The signature is empty." : $"The file is longer than {MaxLength} bytes, and so no signature.");
        }

        var readings = new List<SignatureReading> { new(content.ToArray(), SignatureEncoding.Raw) };
        if (Ascii.IsValid(content.Span))
        {
            var text = Encoding.ASCII.GetString(content.Span).Trim();
            if (IsAwsJson(text))
            {
                return ReadJson(text);
            }

            readings.AddRange(ReadText(text));
        }

        return new(readings);
    }

    internal static IEnumerable<SignatureReading> ReadText(string text)
    {
        if (HexText.TryDecode(text, out var bytes))
        {
            yield return new(bytes, SignatureEncoding.Hexadecimal);
        }

        if (Base64Text.TryDecode(text, out bytes))
        {
            yield return new(bytes, SignatureEncoding.Base64);
        }
    }

    // A signature of all-printable bytes that begins with a brace and ends with one does not happen in the life of this universe.
    private static bool IsAwsJson(string text) => text.StartsWith('{') && text.EndsWith('}');

    private static SignatureFile ReadJson(string text)
    {
        using var document = JsonText.ParseObject(Encoding.ASCII.GetBytes(text));
        var (signature, algorithm, keyId) = AwsJson.ReadSignature(document.RootElement);
        return new(new SignatureReading(signature, SignatureEncoding.AwsJson)) { Algorithm = algorithm, KeyId = keyId };
    }
}

/// <summary>One way to read a signature file.</summary>
/// <param name="Bytes">The signature itself.</param>
/// <param name="Encoding">How the file has it.</param>
public sealed record SignatureReading(byte[] Bytes, SignatureEncoding Encoding);
