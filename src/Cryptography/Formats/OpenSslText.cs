using System.Globalization;
using System.Numerics;
using System.Text;

namespace Signet.Cryptography.Formats;

/// <summary>Keys as <c>openssl pkey -pubin -noout -text</c> prints them (3.0; ML-DSA as 3.5).</summary>
internal static class OpenSslText
{
    private const int BytesPerLine = 15;

    public static string Write(PublicKey key)
    {
        var parts = KeyParts.Of(key);
        return KeyNames.Of(key.Spec).OpenSsl.Split('|') switch
        {
            [var size, var curve, ..] names => $"Public-Key: ({size})\n{Block("pub", [4, .. parts.First, .. parts.Second])}ASN1 OID: {curve}\n{NistName(names)}",
            [var name] when key.Spec.BlockLength > 0 => $"Public-Key: ({name})\n{Block("Modulus", [0, .. parts.First])}Exponent: {Exponent(parts.Second)}\n",
            var names => $"{names[0]} Public-Key:\n{Block("pub", parts.First)}",
        };
    }

    private static string NistName(string[] names) => names.Length == 3 ? $"NIST CURVE: {names[2]}\n" : "";

    private static string Exponent(byte[] exponent)
    {
        var number = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);
        return string.Create(CultureInfo.InvariantCulture, $"{number} (0x{number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0')})");
    }

    private static string Block(string title, byte[] bytes)
    {
        var text = new StringBuilder($"{title}:\n");
        for (var start = 0; start < bytes.Length; start += BytesPerLine)
        {
            var line = bytes.AsSpan(start, Math.Min(BytesPerLine, bytes.Length - start)).ToArray();
            var comma = start + line.Length < bytes.Length ? ":" : "";
            text.Append("    ").AppendJoin(':', line.Select(value => value.ToString("x2", CultureInfo.InvariantCulture))).Append(comma).Append('\n');
        }

        return text.ToString();
    }
}
