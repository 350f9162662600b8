using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signet.Cryptography;

namespace Signet.Cli.Service;

/// <summary>The ways to write a signature down; <c>signet verify</c> reads each.</summary>
internal static class SignatureText
{
    public static readonly string[] Formats = ["raw", "base64", "hex", "json"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a file in that format; with ECDSA and SM2 of DER, or of r ‖ s when that is wanted.</summary>
    public static byte[] Write(Signed signed, string format, bool isFixed)
    {
        var signature = isFixed ? Fixed(signed) : signed.Answer.Signature;
        return format switch
        {
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(signature) + "\n"),
            "hex" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature) + "\n"),
            "json" => Json(signed, signature),
            _ => signature,
        };
    }

    // Every curve of an algorithm has coordinates of the same length.
    private static byte[] Fixed(Signed signed)
    {
        var spec = KeySpec.All.First(row => row.SigningAlgorithms.Contains(signed.Algorithm));
        return EcdsaSignature.TryFromDer(spec, signed.Answer.Signature, out var numbers)
            ? numbers
            : throw new RefusedException("the service gives an ECDSA signature that is not DER");
    }

    // As 'aws kms sign' prints it.
    private static byte[] Json(Signed signed, byte[] signature)
    {
        var answer = new JsonObject
        {
            ["KeyId"] = signed.Answer.KeyArn, ["Signature"] = Convert.ToBase64String(signature), ["SigningAlgorithm"] = signed.Algorithm.Name,
        };
        return Encoding.UTF8.GetBytes(answer.ToJsonString(Plain) + "\n");
    }
}
