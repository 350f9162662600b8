using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>What can be said of a signature that does not verify without guessing at mistakes.</summary>
internal static class FailureNotes
{
    // RFC 8017, appendix B.1.
    private static readonly Dictionary<string, string> Hashes = new(StringComparer.Ordinal)
    {
        ["1.3.14.3.2.26"] = "SHA-1",
        ["2.16.840.1.101.3.4.2.4"] = "SHA-224",
        ["2.16.840.1.101.3.4.2.1"] = "SHA-256",
        ["2.16.840.1.101.3.4.2.2"] = "SHA-384",
        ["2.16.840.1.101.3.4.2.3"] = "SHA-512",
    };

    public static IEnumerable<string> Of(KeyEntry? entry, ReadSignature? proper, SignatureFile signature, Message message)
    {
        if (message.Whole is null or { Length: > Message.MaxExplained })
        {
            yield return $"The message is longer than {Message.MaxExplained} bytes: other line ends and encodings of it were not tried.";
        }

        if (entry is null)
        {
            yield break;
        }

        if (proper is null)
        {
            yield return $"What is given has not the form of a signature of {entry.Key.Spec}: {Form(entry.Key.Spec)}, and it has {string.Join(" or ", signature.Readings.Select(reading => reading.Bytes.Length))}.";
        }
        else if (entry.Key.Spec.BlockLength > 0 && OpenedSignature.TryOpen(entry.Key, proper.Bytes, out var opened)
            && opened.Unpad() is { } content && OpenedSignature.TryReadDigestInfo(content, out var oid, out var digest))
        {
            yield return $"It was made with this key, by RSASSA-PKCS1-v1_5, over a message whose {Hashes.GetValueOrDefault(oid, oid)} is {Convert.ToHexStringLower(digest)}.";
        }
    }

    private static string Form(KeySpec spec) => spec.CoordinateLength > 0
        ? $"DER, or r ‖ s of {2 * spec.CoordinateLength} bytes"
        : $"they have {spec.AsymmetricEngine!.FixedSignatureLength} bytes";
}
