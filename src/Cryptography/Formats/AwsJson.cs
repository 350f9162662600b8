using System.Text.Json;

namespace Signet.Cryptography.Formats;

// AWS KMS API Reference: GetPublicKey { KeyId, PublicKey, KeySpec, KeyUsage, SigningAlgorithms, … }, Sign { KeyId, Signature, SigningAlgorithm };
// blobs are base64. Members that are not named here mean nothing to the holder of the key.

/// <summary>The answers of AWS KMS as the <c>aws</c> CLI prints them.</summary>
internal static class AwsJson
{
    /// <summary>Reads the public key in an answer of GetPublicKey.</summary>
    public static KeyEntry ReadPublicKey(JsonElement answer)
    {
        var key = PublicKey.Import(Blob(answer, "PublicKey"));
        var (spec, usage) = (answer.Text("KeySpec"), answer.Text("KeyUsage"));
        if (spec is not null && spec != key.Spec.Name)
        {
            throw new UnreadableException($"The key is one of {key.Spec}, and its 'KeySpec' says otherwise.");
        }

        return new(key)
        {
            Id = answer.Text("KeyId"),
            CanVerify = usage is null or "SIGN_VERIFY",
            CanEncrypt = usage is null or "ENCRYPT_DECRYPT",
        };
    }

    /// <summary>Reads the signature in an answer of Sign, and what it says of itself; throws <see cref="UnreadableException"/> when there is none.</summary>
    public static (byte[] Signature, SigningAlgorithm? Algorithm, string? KeyId) ReadSignature(JsonElement answer)
    {
        var name = answer.Text("SigningAlgorithm");
        var known = SigningAlgorithm.TryGet(name, out var algorithm);
        return known || name is null
            ? (Blob(answer, "Signature"), algorithm, answer.Text("KeyId"))
            : throw new UnreadableException("The 'SigningAlgorithm' is none of AWS KMS.");
    }

    private static byte[] Blob(JsonElement answer, string name) =>
        Base64Text.TryDecode(answer.RequiredText(name), out var blob) ? blob : throw new UnreadableException($"The member '{name}' is not base64.");
}
