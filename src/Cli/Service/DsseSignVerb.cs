using System.CommandLine;
using Signet.Cli.Offline;
using Signet.Cryptography;
using Signet.Cryptography.Signing;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Service;

/// <summary><c>signet dsse sign</c>: puts a file into an envelope that a key of the service signs.</summary>
internal static class DsseSignVerb
{
    // What is left of the longest envelope when the body is in base64, less what stands around it.
    private const int MaxPayload = (DsseEnvelope.MaxLength / 4 * 3) - (64 * 1024);

    private static readonly ServiceOptions Service = new();

    private static readonly Argument<string> File = new("FILE") { Description = "The body; - for standard input." };

    private static readonly Option<string> Type = new("--type") { Required = true, HelpName = "TYPE", Description = "What the body is: a media type or a URI." };

    private static readonly Option<string> Key = new("--key") { Required = true, HelpName = "KEY", Description = "Key id, key ARN, alias name or alias ARN." };

    private static readonly Option<string> Algorithm = new("--algorithm") { HelpName = "ALG", Description = "The signing algorithm, by AWS's name. Left out, the key's only one, RSASSA_PSS_SHA_256 with RSA, ED25519_SHA_512 with Ed25519." };

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "ENVELOPE", Description = "Where the envelope goes (default: standard output)." };

    private static readonly Option<bool> Add = new("--add") { Description = "FILE is an envelope already: add a signature to it." };

    private const string Text = $"""
        {ServiceOptions.Text}

        The envelope is JSON: the body in base64, its type, and signatures over both (DSSE v1.0.2). Its keyid is SHA-256 of
        the public key's DER, a hint. The body has at most 12 MB. It needs kms:GetPublicKey and kms:Sign.

        Exit codes:
          0  signed
          1  the service refuses, or cannot be reached
          2  the file cannot be read, is no envelope (--add), or the key or algorithm does not sign it

        Examples:
          signet dsse sign statement.json --type application/vnd.in-toto+json --key alias/release -o statement.dsse
          signet dsse sign statement.dsse --add --type application/vnd.in-toto+json --key alias/second -o both.dsse
          signet dsse verify statement.dsse --type application/vnd.in-toto+json --public-key release.pem
        """;

    public static Command Command()
    {
        Algorithm.AcceptOnlyFromAmong([.. SigningAlgorithm.All.Select(row => row.Name)]);
        var command = new Command("sign", "Put a file into a signed envelope.") { File, Type, Key, Algorithm, Output, Add };
        Service.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var envelope = Begin(parsed.GetRequiredValue(File), parsed.GetRequiredValue(Type), parsed.GetValue(Add));
        _ = SigningAlgorithm.TryGet(parsed.GetValue(Algorithm), out var wanted);
        using var service = Service.Connect(parsed);
        using var signer = new KeySigner(service, parsed.GetRequiredValue(Key), wanted);
        var key = await signer.PublicKeyAsync(cancellationToken);
        var signed = await Inputs.AttemptAsync("FILE", () => signer.SignAsync(MessageSource.Bytes(envelope.ToBeSigned), cancellationToken));
        var signature = new DsseSignature(DsseEnvelope.KeyIdOf(key.Key), signed.Answer.Signature);
        await using var output = OutputFile.Create(parsed.GetValue(Output), forTerminal: true);
        await output.Stream.WriteAsync((envelope with { Signatures = [.. envelope.Signatures, signature] }).Write(), cancellationToken);
        output.Keep();
        return ExitCodes.Good;
    }

    private static DsseEnvelope Begin(string file, string type, bool isEnvelope)
    {
        if (isEnvelope)
        {
            var envelope = Inputs.Attempt(file, () => DsseEnvelope.Read(Inputs.ReadBounded(file, DsseEnvelope.MaxLength)));
            return envelope.PayloadType == type ? envelope : throw new InputException("--type", $"The envelope's type is '{envelope.PayloadType}'.");
        }

        var payload = Inputs.Attempt(file, () => Inputs.ReadBounded(file, MaxPayload));
        return payload.Length <= MaxPayload
            ? new(type, payload.ToArray(), [])
            : throw new InputException(file, $"The body is longer than {MaxPayload} bytes, the most that goes into an envelope: sign the file itself with 'signet sign'.");
    }
}
