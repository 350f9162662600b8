namespace Signet.Cli.Offline;

/// <summary>What <c>signet verify --help</c> says beside its options.</summary>
internal static class VerifyManual
{
    public const string Text = """
        Decides:
          Bytes that follow a signature, numbers that are not strict DER, and an RSASSA-PSS salt that is not as
          long as the digest are failures. No service is asked, and no connection is opened. Files may be larger
          than memory, except with ED25519_SHA_512, which reads its message twice (at most 256 MiB).
          ED25519_PH_SHA_512 over RAW means that AWS KMS was given the SHA-512 digest of FILE.

        Explains:
          After a failure it tries what people get wrong, up to two things at once, and tells what would have
          verified: the message was a digest already or was hashed twice, another hash, padding or salt, r ‖ s
          instead of DER, base64 or hexadecimal that was not decoded, another end of the file, CR LF, a byte order
          mark, another key of the set, Ed25519ph for Ed25519, another SM2 identity, ML-DSA of a digest. Files
          over 4 MiB are not tried with other line ends. The exit code stays 1.

        Exit codes:
          0  Verified OK
          1  Verification failure
          2  It cannot be decided: a file cannot be read, the algorithm is not the key's

        Examples:
          aws kms get-public-key --key-id alias/release --output json >release.json
          aws kms sign --key-id alias/release --message fileb://release.txt \
            --signing-algorithm RSASSA_PSS_SHA_512 --output json >release.sig
          signet verify release.txt --public-key release.json --signature release.sig

          signet verify image.sha512 --message-type DIGEST --public-key release.pem --signature image.sig
          curl -sf https://example.com/file | signet verify - --public-key jwks.json --key-id 2026 --signature file.sig
          signet verify release.txt --public-key release.pem --signature release.sig --openssl | sh
          signet verify release.txt --bundle release.json --public-key release.pem
        """;
}
