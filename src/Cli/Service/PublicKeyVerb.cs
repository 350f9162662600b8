using System.CommandLine;
using Signet.Cli.Offline;
using Signet.Cryptography.Formats;

namespace Signet.Cli.Service;

/// <summary><c>signet public-key</c>: writes public keys, of files or of the service, in another format.</summary>
internal static class PublicKeyVerb
{
    private static readonly Dictionary<string, PublicKeyFormat> Formats = new(StringComparer.Ordinal)
    {
        ["pem"] = PublicKeyFormat.Pem, ["der"] = PublicKeyFormat.Der, ["jwk"] = PublicKeyFormat.Jwk,
        ["ssh"] = PublicKeyFormat.Ssh, ["cose"] = PublicKeyFormat.Cose, ["openssl-text"] = PublicKeyFormat.OpenSslText,
    };

    private static readonly ServiceOptions Service = new();

    private static readonly Argument<string[]> Keys = new("KEY") { Arity = ArgumentArity.OneOrMore, Description = "A file (PEM, DER, JWK, JWK Set, X.509 certificate, OpenSSH, COSE, or the JSON of 'aws kms get-public-key'; - for standard input), or a key of the service: key id, key ARN, alias name or alias ARN." };

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "FORMAT", DefaultValueFactory = _ => "pem", Description = "pem (default), der, jwk, ssh, cose, or openssl-text: what 'openssl pkey -pubin -noout -text' prints." };

    private static readonly Option<bool> Jwks = new("--jwks") { Description = "Write a JWK Set of all keys." };

    private static readonly Option<string> KeyId = new("--key-id") { HelpName = "ID", Description = "The key of a set to write, by its kid." };

    private const string Text = $"""
        A JWK's kid is that of the file, if it is a JWK or COSE key that has one, else the key's thumbprint (RFC 7638).
        JWK, COSE and OpenSSH have no name for SM2 keys, OpenSSH none for secp256k1 and ML-DSA. Private keys are refused.
        A file is read here. What is no file and looks like a key of the service is downloaded (kms:GetPublicKey).

        {ServiceOptions.Text}

        Exit codes:
          0  written
          1  the service refuses, or cannot be reached
          2  a file cannot be read, or the format has no such keys

        Examples:
          signet public-key alias/release >release.pem
          signet public-key alias/release alias/next --jwks >jwks.json
          aws kms get-public-key --key-id alias/release | signet public-key - -o ssh
          signet public-key cert.pem -o der >release.der
          signet public-key release.pem -o jwk | jq -r .kid
        """;

    public static Command Command()
    {
        Output.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("public-key", "Write public keys of files, AWS KMS or Signet in another format.") { Keys, Output, Jwks, KeyId };
        Service.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetRequiredValue(Keys);
        Inputs.RequireOneStandardInput(names);
        var keys = new List<NamedKey>();
        try
        {
            using var service = Service.Connect(parsed);
            foreach (var name in names)
            {
                keys.AddRange(await ReadAsync(name, service, cancellationToken));
            }

            var content = Inputs.Attempt(names[0], () => Write(keys, names[0], parsed));
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(content, cancellationToken);
            return ExitCodes.Good;
        }
        finally
        {
            keys.ForEach(key => key.Entry.Dispose());
        }
    }

    private static async Task<IEnumerable<NamedKey>> ReadAsync(string name, KmsService service, CancellationToken cancellationToken)
    {
        if (!File.Exists(name) && LooksLikeKey(name))
        {
            return [new((await service.GetPublicKeyAsync(name, cancellationToken)).Entry, IsNamedByFile: false)];
        }

        var file = Inputs.ReadKeys(name);
        return file.Keys.Select(entry => new NamedKey(entry, file.Format is PublicKeyFormat.Jwk or PublicKeyFormat.Jwks or PublicKeyFormat.Cose));
    }

    private static bool LooksLikeKey(string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) || name.StartsWith("alias/", StringComparison.Ordinal)
        || name.StartsWith("mrk-", StringComparison.Ordinal) || Guid.TryParseExact(name, "D", out _);

    private static byte[] Write(List<NamedKey> keys, string name, ParseResult parsed)
    {
        var id = parsed.GetValue(KeyId);
        var chosen = keys.Where(key => id is null || key.Entry.Id == id).ToList();
        if (parsed.GetValue(Jwks))
        {
            return KeyFile.WriteSet(chosen.Select(key => (key.Entry.Key, key.Kid)));
        }

        var format = Formats[parsed.GetRequiredValue(Output)];
        return chosen switch
        {
            [var only] => KeyFile.Write(only.Entry.Key, format, format == PublicKeyFormat.Ssh ? only.Entry.Id : only.Kid),
            [] => throw new InputException(name, "No key of the file has that id."),
            _ => throw new InputException(name, $"There are {chosen.Count} keys: choose one with --key-id."),
        };
    }

    // IsNamedByFile: its id is a kid, and not a comment or an ARN.
    private sealed record NamedKey(KeyEntry Entry, bool IsNamedByFile)
    {
        public string? Kid => IsNamedByFile ? Entry.Id : null;
    }
}
