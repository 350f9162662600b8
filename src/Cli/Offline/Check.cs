using System.Security.Cryptography;
using System.Text;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Offline;

/// <summary>One verification: what was given, and what became of it.</summary>
internal sealed record Check(string File, string PublicKeyFile, string SignatureFile, KeyFile Keys, VerificationOptions Options, VerificationReport Report)
{
    /// <summary>What there is to say beside yes or no, a line each.</summary>
    public IEnumerable<string> Remarks()
    {
        if (Report.Verified && Options.Algorithm is null)
        {
            yield return $"Algorithm: {Report.Algorithm}";
        }

        if (Report.Verified && Keys.Keys.Count > 1)
        {
            yield return $"Key: {Report.Key!.Id ?? "the one with SHA-256 of its DER " + Fingerprint(Report.Key)}";
        }

        foreach (var line in Report.Notes.Concat(Report.Explanations.Select(explanation => explanation.ToString())))
        {
            yield return line;
        }

        if (!Report.Verified && Report.Explanations.Count == 0)
        {
            yield return "Nothing that is often done wrong explains it: another message, another key, or a damaged signature.";
        }
    }

    /// <summary>The openssl commands for the check; null when key or algorithm are not known.</summary>
    public IReadOnlyList<string>? OpenSslLines() => Report is not { Key: { } key, Algorithm: { } algorithm, Signature: { } signature } ? null
        :
        [
            .. IsPlainKey ? [] : Here("signet-pub.pem", "cat", Encoding.ASCII.GetString(KeyFile.Write(key.Key, PublicKeyFormat.Pem)).TrimEnd('\n')),
            .. IsPlainSignature ? [] : Here("signet-sig.bin", "base64 -d", Wrapped(signature)),
            .. OpenSslCommand.Lines(
                key.Key, algorithm, Options, IsPlainKey ? PublicKeyFile : "signet-pub.pem", IsPlainSignature ? SignatureFile : "signet-sig.bin",
                File == Inputs.StandardInput ? "/dev/stdin" : File),
        ];

    /// <summary>SHA-256 of a key's SubjectPublicKeyInfo, in hexadecimal.</summary>
    public static string Fingerprint(KeyEntry key) => Fingerprint(key.Key.ExportSubjectPublicKeyInfo());

    /// <summary>SHA-256 of a SubjectPublicKeyInfo, in hexadecimal.</summary>
    public static string Fingerprint(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    private bool IsPlainKey => Keys is { Keys.Count: 1, Format: PublicKeyFormat.Pem or PublicKeyFormat.Der } && PublicKeyFile != Inputs.StandardInput;

    private bool IsPlainSignature => Report is { Encoding: SignatureEncoding.Raw, Form: null or SignatureForm.Der } && SignatureFile != Inputs.StandardInput;

    private static string[] Here(string file, string command, string text) => [$"{command} >{file} <<'END'", text, "END"];

    private static string Wrapped(byte[] bytes) => string.Join('\n', Convert.ToBase64String(bytes).Chunk(76).Select(line => new string(line)));
}
