namespace Signet.Cryptography.Verification;

/// <summary>The <c>openssl</c> commands that check the same as <see cref="SignatureVerifier"/>, for whoever trusts OpenSSL more.</summary>
public static class OpenSslCommand
{
    /// <summary>The lines of a shell that verify; the files are the key as PEM or DER, the signature as bytes (ECDSA and SM2: as DER), and the message or its digest.</summary>
    /// <exception cref="ArgumentException">The algorithm is none of the key's.</exception>
    public static IReadOnlyList<string> Lines(
        PublicKey key, SigningAlgorithm algorithm, VerificationOptions options, string publicKeyFile, string signatureFile, string messageFile)
    {
        var (publicKey, signature, message) = (Quote(publicKeyFile), Quote(signatureFile), Quote(messageFile));
        if (!key.Spec.SigningAlgorithms.Contains(algorithm))
        {
            throw new ArgumentException($"{algorithm} is not an algorithm of {key.Spec}.", nameof(algorithm));
        }

        var check = $"openssl pkeyutl -verify -pubin -inkey {publicKey} -sigfile {signature}";
        return (algorithm.Name, options.MessageType) switch
        {
            ("ED25519_SHA_512", _) => [$"{check} -rawin -in {message}"],
            ("ED25519_PH_SHA_512", MessageType.Raw) =>
            [
                "# OpenSSL 3.2 or later; AWS KMS takes the message's SHA-512 for the message of Ed25519ph.",
                $"openssl dgst -sha512 -binary {message} >signet-digest.bin", $"{check} -rawin -in signet-digest.bin -pkeyopt instance:Ed25519ph",
            ],
            ("ED25519_PH_SHA_512", _) => ["# OpenSSL 3.2 or later", $"{check} -rawin -in {message} -pkeyopt instance:Ed25519ph"],
            ("ML_DSA_SHAKE_256", MessageType.Raw) => ["# OpenSSL 3.5 or later", $"{check} -rawin -in {message}"],
            ("ML_DSA_SHAKE_256", _) => ["# OpenSSL 3.5 or later", $"{check} -in {message} -pkeyopt mu:1"],
            (_, MessageType.Raw) => [$"openssl dgst -{HashOf(algorithm)}{Padding(algorithm, options, "-sigopt")} -verify {publicKey} -signature {signature} {message}"],
            ("SM2DSA", _) => [$"{check} -in {message}"],
            _ when key.Spec.BlockLength > 0 => [$"{check} -in {message} -pkeyopt digest:{HashOf(algorithm)}{Padding(algorithm, options, "-pkeyopt")}"],
            _ => [$"{check} -in {message}"],
        };
    }

    /// <summary>A word as a shell reads it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && !word.StartsWith('-') && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '_' or '-' or '+' or ',' or ':' or '@' or '%')
            ? word
            : "'" + (word.StartsWith('-') ? "./" + word : word).Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    private static string HashOf(SigningAlgorithm algorithm) => algorithm == SigningAlgorithm.Sm2Dsa ? "sm3" : $"sha{algorithm.Name[^3..]}";

    private static string Padding(SigningAlgorithm algorithm, VerificationOptions options, string option) =>
        algorithm == SigningAlgorithm.Sm2Dsa ? $" {option} {Quote($"distid:{options.Sm2Id}")}"
        : PssSalt.Applies(algorithm) ? $" {option} rsa_padding_mode:pss {option} rsa_pss_saltlen:{(options.AnySalt ? "auto" : "digest")}"
        : "";
}
