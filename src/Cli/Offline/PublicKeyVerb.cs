using System.CommandLine;
using Signet.Cryptography.Formats;

namespace Signet.Cli.Offline;

/// <summary><c>signet public-key</c>: writes a public key in another format.</summary>
internal static class PublicKeyVerb
{
    private static readonly Dictionary<string, PublicKeyFormat> Formats = new(StringComparer.Ordinal)
    {
        ["pem"] = PublicKeyFormat.Pem, ["der"] = PublicKeyFormat.Der, ["jwk"] = PublicKeyFormat.Jwk,
        ["ssh"] = PublicKeyFormat.Ssh, ["cose"] = PublicKeyFormat.Cose, ["openssl-text"] = PublicKeyFormat.OpenSslText,
    };

    private static readonly Argument<string> File = new("FILE") { Description = "The public key: PEM, DER, JWK, JWK Set, X.509 certificate, OpenSSH, COSE, or the JSON of 'aws kms get-public-key'; - for standard input." };

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "FORMAT", DefaultValueFactory = _ => "pem", Description = "pem (default), der, jwk, ssh, cose, or openssl-text: what 'openssl pkey -pubin -noout -text' prints." };

    private static readonly Option<bool> Jwks = new("--jwks") { Description = "Write a JWK Set of all keys of the file." };

    private static readonly Option<string> KeyId = new("--key-id") { HelpName = "ID", Description = "The key of a set to write, by its kid." };

    public static Command Command()
    {
        Output.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("public-key", "Write a public key in another format.") { File, Output, Jwks, KeyId };
        command.SetAction(Run);
        return Manual.Add(command, Text);
    }

    private const string Text = """
        A JWK's kid is that of the file, if it is a JWK or COSE key that has one, else the key's thumbprint (RFC 7638).
        JWK, COSE and OpenSSH have no name for SM2 keys, OpenSSH none for secp256k1 and ML-DSA. Private keys are refused.

        Exit codes:
          0  written
          2  the file cannot be read, or the format has no such keys

        Examples:
          aws kms get-public-key --key-id alias/release | signet public-key - -o pem >release.pem
          signet public-key release.pem --jwks >jwks.json
          signet public-key cert.pem -o ssh
          signet public-key release.pem -o jwk | jq -r .kid
        """;

    private static int Run(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(File);
        using var keys = Inputs.ReadKeys(path);
        var id = parsed.GetValue(KeyId);
        var content = Inputs.Attempt(path, () => parsed.GetValue(Jwks)
            ? KeyFile.WriteSet(keys.Keys.Where(key => id is null || key.Id == id).Select(key => (key.Key, Kid(keys, key))))
            : Write(keys, Inputs.Choose(keys, path, id), Formats[parsed.GetRequiredValue(Output)]));
        using var output = Console.OpenStandardOutput();
        output.Write(content);
        return ExitCodes.Good;
    }

    private static byte[] Write(KeyFile keys, KeyEntry key, PublicKeyFormat format) =>
        KeyFile.Write(key.Key, format, format == PublicKeyFormat.Ssh ? key.Id : Kid(keys, key));

    private static string? Kid(KeyFile keys, KeyEntry key) => keys.Format is PublicKeyFormat.Jwk or PublicKeyFormat.Jwks or PublicKeyFormat.Cose ? key.Id : null;
}
