using System.CommandLine;
using Signet.Cli.Offline;
using Signet.Cryptography;

namespace Signet.Cli.Service;

/// <summary><c>signet sign</c>: has a key of the service sign files of any size.</summary>
internal static class SignVerb
{
    private const string Extension = ".sig";

    private static readonly ServiceOptions Service = new();

    private static readonly Argument<string[]> Files = new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "What to sign; - for standard input. Of several files each signature goes into FILE.sig." };

    private static readonly Option<string> Key = new("--key") { Required = true, HelpName = "KEY", Description = "Key id, key ARN, alias name or alias ARN." };

    private static readonly Option<string> Algorithm = Words(new("--algorithm") { HelpName = "ALG", Description = "The signing algorithm, by AWS's name. Left out, the key's only one, RSASSA_PSS_SHA_256 with RSA, ED25519_SHA_512 with Ed25519." }, [.. SigningAlgorithm.All.Select(row => row.Name)]);

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "SIG", Description = "Where the signature of a single file goes (default: standard output)." };

    private static readonly Option<string> Format = Words(new("--format") { HelpName = "FORMAT", Description = "raw bytes (default), base64 (default on a terminal), hex, or json: what 'aws kms sign' prints." }, SignatureText.Formats);

    private static readonly Option<string> Form = Words(new("--signature-form") { HelpName = "FORM", DefaultValueFactory = _ => "der", Description = "How ECDSA and SM2 signatures are written: der (default), as AWS KMS does, or fixed (r ‖ s)." }, ["der", "fixed"]);

    private static readonly Option<string> Bundle = new("--bundle") { HelpName = "JSON", Description = "Write all that is known of the signature of a single file into one, sealed by the key (docs/bundle.md)." };

    private const string Text = $"""
        {ServiceOptions.Text}

        A file of up to 4,096 bytes is sent whole. Of a longer one the digest is made here and only that is sent: SHA-2 or
        SM3 with RSA, ECDSA and SM2, the external μ with ML-DSA, SHA-512 with Ed25519ph. The signature is the file's all the
        same. ED25519_SHA_512 takes no digest: files over 4,096 bytes are refused, and ED25519_PH_SHA_512 signs them.
        kms:Sign is all that is needed; kms:GetPublicKey too when --algorithm is left out, and for long files with ML-DSA
        or SM2, whose digests begin with the public key, and for --bundle, which makes a second signature over the bundle.

        Exit codes:
          0  signed
          1  the service refuses, or cannot be reached
          2  a file cannot be read or written, or the key or algorithm does not sign it

        Examples:
          signet sign release.tar --key alias/release --algorithm RSASSA_PSS_SHA_512 -o release.tar.sig
          signet sign *.deb --key alias/release --algorithm ECDSA_SHA_256     # leaves *.deb.sig
          tar c folder | signet sign - --key alias/release --format json >folder.sig.json
          signet sign release.tar --key alias/release --bundle release.json
          signet public-key alias/release >release.pem
          signet verify release.tar --public-key release.pem --signature release.tar.sig
        """;

    public static Command Command()
    {
        var command = new Command("sign", "Sign files of any size with a key of AWS KMS or Signet.") { Files, Key, Algorithm, Output, Format, Form, Bundle };
        Service.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = parsed.GetRequiredValue(Files);
        var output = parsed.GetValue(Output);
        RequireSense(files, output, parsed.GetValue(Bundle));
        _ = SigningAlgorithm.TryGet(parsed.GetValue(Algorithm), out var wanted);
        var isFixed = parsed.GetRequiredValue(Form) == "fixed";
        using var service = Service.Connect(parsed);
        using var signer = new KeySigner(service, parsed.GetRequiredValue(Key), wanted);
        var algorithm = await signer.AlgorithmAsync(cancellationToken);
        RequireNumbers(algorithm, isFixed);
        if (wanted is null)
        {
            await Console.Error.WriteLineAsync($"Algorithm: {algorithm}");
        }

        foreach (var file in files)
        {
            using var progress = new Progress(file, hashes: parsed.GetValue(Bundle) is not null);
            var signed = await Inputs.AttemptAsync(file, () => signer.SignAsync(progress.Open(), cancellationToken));
            if (parsed.GetValue(Bundle) is { } bundle)
            {
                var made = await new BundleMaker(signer, new Witness(service.Target)).MakeAsync(signed, progress.Sha256(), cancellationToken);
                await WriteAsync(bundle, made.Write(), cancellationToken);
            }

            var path = files.Length > 1 ? file + Extension : output;
            if (path is not null || parsed.GetValue(Bundle) is null)
            {
                var format = parsed.GetValue(Format) ?? (path is null && !Console.IsOutputRedirected ? "base64" : "raw");
                await WriteAsync(path, SignatureText.Write(signed, format, isFixed), cancellationToken);
            }
        }

        return ExitCodes.Good;
    }

    private static async Task WriteAsync(string? path, byte[] content, CancellationToken cancellationToken)
    {
        await using var output = OutputFile.Create(path, forTerminal: true);
        await output.Stream.WriteAsync(content, cancellationToken);
        output.Keep();
    }

    private static void RequireSense(string[] files, string? output, string? bundle)
    {
        if (files.Length > 1 && output is not null)
        {
            throw new InputException("--output", $"There are {files.Length} files, and one signature file: leave it out, and each signature goes into FILE{Extension}.");
        }

        if (files.Length > 1 && bundle is not null)
        {
            throw new InputException("--bundle", $"There are {files.Length} files, and a bundle is of one: sign them one by one.");
        }

        if (files.Length > 1 && files.Contains(Inputs.StandardInput, StringComparer.Ordinal))
        {
            throw new InputException(Inputs.StandardInput, $"Standard input has no name to put {Extension} behind: sign it alone.");
        }
    }

    private static void RequireNumbers(SigningAlgorithm algorithm, bool isFixed)
    {
        if (isFixed && algorithm != SigningAlgorithm.Sm2Dsa && !algorithm.Name.StartsWith("ECDSA", StringComparison.Ordinal))
        {
            throw new InputException("--signature-form", $"Only ECDSA and SM2 signatures are two numbers; {algorithm} is neither.");
        }
    }

    private static Option<string> Words(Option<string> option, string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
