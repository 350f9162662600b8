using System.CommandLine;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Signing;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Offline;

/// <summary><c>signet dsse verify</c>: whether one of an envelope's signatures holds under a key that is trusted.</summary>
internal static class DsseVerifyVerb
{
    private static readonly Argument<string> File = new("ENVELOPE") { Description = "The envelope; - for standard input." };

    private static readonly Option<string> PublicKey = new("--public-key") { Required = true, HelpName = "PUB", Description = "The key or keys that are trusted, in any format that 'signet verify' reads." };

    private static readonly Option<string> Type = new("--type") { Required = true, HelpName = "TYPE", Description = "What the body must be: the payloadType that is expected." };

    private static readonly Option<string> Payload = new("--payload") { HelpName = "FILE", Description = "Where the body of a good envelope goes; - for standard output, which then gets nothing else." };

    private const string Text = """
        Decides:
          At least one signature must be one of a trusted key over type and body. keyid is a hint and decides nothing;
          further signatures, of keys that are not given, do no harm. The body is written only when the answer is yes.

        Exit codes:
          0  Verified OK
          1  Verification failure
          2  It cannot be decided: a file cannot be read, or is no envelope

        Examples:
          signet dsse verify statement.dsse --type application/vnd.in-toto+json --public-key release.pem
          signet dsse verify statement.dsse --type application/vnd.in-toto+json --public-key keys.jwks --payload - | jq .
        """;

    public static Command Command()
    {
        var command = new Command("verify", "Verify an envelope offline.") { File, PublicKey, Type, Payload };
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, publicKey) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(PublicKey));
        Inputs.RequireOneStandardInput(file, publicKey);
        using var keys = Inputs.ReadKeys(publicKey);
        var envelope = Inputs.Attempt(file, () => DsseEnvelope.Read(Inputs.ReadBounded(file, DsseEnvelope.MaxLength)));
        if (envelope.PayloadType != parsed.GetRequiredValue(Type))
        {
            return Fail($"The envelope's type is '{envelope.PayloadType}', which is not the one that is expected.");
        }

        if (!await HoldsAsync(file, keys, envelope, cancellationToken))
        {
            return Fail($"None of the envelope's signatures ({envelope.Signatures.Count}) is one of the given keys ({keys.Keys.Count}) over its type and body.");
        }

        await WriteAsync(parsed.GetValue(Payload), envelope.Payload, cancellationToken);
        return ExitCodes.Good;
    }

    private static async Task<bool> HoldsAsync(string file, KeyFile keys, DsseEnvelope envelope, CancellationToken cancellationToken)
    {
        var message = MessageSource.Bytes(envelope.ToBeSigned);
        foreach (var signature in envelope.Signatures)
        {
            var report = await Inputs.AttemptAsync(file, () => SignatureVerifier.VerifyAsync(keys, message, SignatureFile.Of(signature.Bytes), new(), cancellationToken));
            if (report.Verified)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task WriteAsync(string? path, byte[] payload, CancellationToken cancellationToken)
    {
        if (path != Inputs.StandardInput)
        {
            Console.WriteLine("Verified OK");
        }

        if (path is not null)
        {
            await using var output = OutputFile.Create(path, forTerminal: true);
            await output.Stream.WriteAsync(payload, cancellationToken);
            output.Keep();
        }
    }

    private static int Fail(string reason)
    {
        Console.WriteLine("Verification failure");
        Console.Error.WriteLine(reason);
        return ExitCodes.Refused;
    }
}
