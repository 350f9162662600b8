using System.CommandLine;
using System.Text;
using Signet.Cryptography;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Offline;

/// <summary><c>signet verify</c>: whether a signature is one over a file, decided here and now, with nothing but the public key.</summary>
internal static class VerifyVerb
{
    private const int MaxSm2Id = 8191;

    private static readonly Argument<string> File = new("FILE") { Description = "The file that was signed; - for standard input." };

    private static readonly Option<string> PublicKey = new("--public-key") { HelpName = "PUB", Description = "The public key: PEM, DER, JWK, JWK Set, X.509 certificate, OpenSSH, COSE, or the JSON of 'aws kms get-public-key'." };

    private static readonly Option<string> Signature = new("--signature") { HelpName = "SIG", Description = "The signature: raw bytes, base64, hexadecimal, or the JSON of 'aws kms sign'." };

    private static readonly Option<string> Algorithm = Words(new("--algorithm") { HelpName = "ALG", Description = "The signing algorithm, by AWS's name. Left out, each that the key has is tried." }, [.. SigningAlgorithm.All.Select(row => row.Name)]);

    private static readonly Option<string> Type = Words(new("--message-type") { HelpName = "TYPE", DefaultValueFactory = _ => "RAW", Description = "What FILE is: RAW the message (default), DIGEST its digest, EXTERNAL_MU its μ (ML-DSA)." }, ["RAW", "DIGEST", "EXTERNAL_MU"]);

    private static readonly Option<string> Form = Words(new("--signature-form") { HelpName = "FORM", DefaultValueFactory = _ => "any", Description = "How ECDSA and SM2 signatures may be written: der, fixed (r ‖ s), or any (default)." }, ["any", "der", "fixed"]);

    private static readonly Option<string> Salt = Words(new("--salt") { HelpName = "SALT", DefaultValueFactory = _ => "digest", Description = "The length of RSASSA-PSS's salt: digest (default), as AWS KMS has it, or any." }, ["digest", "any"]);

    private static readonly Option<string> KeyId = new("--key-id") { HelpName = "ID", Description = "The key of a set to take, by its kid. Left out, each is tried." };

    private static readonly Option<string> Sm2Id = new("--sm2-id") { HelpName = "TEXT", DefaultValueFactory = _ => VerificationOptions.DefaultSm2Id, Description = $"SM2's identity (default: {VerificationOptions.DefaultSm2Id}, as AWS KMS)." };

    private static readonly Option<bool> OpenSsl = new("--openssl") { Description = "Print the openssl commands for this very check, and do not tell its result." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print everything as one JSON object (docs/verify.md)." };

    private static readonly Option<string> Bundle = new("--bundle") { HelpName = "JSON", Description = "Check a bundle of 'signet sign --bundle' instead (docs/bundle.md); with --public-key, its key must be that one." };

    public static Command Command()
    {
        var command = new Command("verify", "Verify a signature offline, and explain why it fails.") { File, PublicKey, Signature, Algorithm, Type, Form, Salt, KeyId, Sm2Id, OpenSsl, Json, Bundle };
        command.SetAction(RunAsync);
        return Manual.Add(command, VerifyManual.Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Bundle) is { } bundle)
        {
            RequireNothingElse(parsed);
            return await BundleCheck.RunAsync(parsed.GetRequiredValue(File), bundle, parsed.GetValue(PublicKey), cancellationToken);
        }

        var (file, publicKey, signatureFile) = (parsed.GetRequiredValue(File), Required(parsed, PublicKey), Required(parsed, Signature));
        try
        {
            var options = Options(parsed);
            Inputs.RequireOneStandardInput(file, publicKey, signatureFile);
            using var keys = Inputs.ReadKeys(publicKey);
            var signature = Inputs.ReadSignature(signatureFile);
            var report = await Inputs.AttemptAsync(file, () => SignatureVerifier.VerifyAsync(keys, Inputs.Message(file), signature, options, cancellationToken));
            var check = new Check(file, publicKey, signatureFile, keys, options, report);
            return parsed.GetValue(OpenSsl) ? PrintCommands(check) : Tell(check, parsed.GetValue(Json));
        }
        catch (InputException error) when (parsed.GetValue(Json))
        {
            Console.WriteLine(VerificationJson.Undecided(error.Message));
            throw;
        }
    }

    private static string Required(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) ?? throw new InputException(option.Name, "It is missing: --public-key and --signature are needed, or --bundle.");

    // A bundle says all of this itself.
    private static void RequireNothingElse(ParseResult parsed)
    {
        if (((Option[])[Signature, Algorithm, Type, Form, Salt, KeyId, Sm2Id, OpenSsl, Json]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new InputException(other.Name, "It does not go with --bundle.");
        }
    }

    private static int PrintCommands(Check check)
    {
        Console.WriteLine(string.Join('\n', check.OpenSslLines() ?? throw new InputException("--openssl", "Several algorithms or keys are possible and none verifies: say which with --algorithm and --key-id.")));
        return ExitCodes.Good;
    }

    private static int Tell(Check check, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(VerificationJson.Of(check));
        }
        else
        {
            Console.WriteLine(check.Report.Verified ? "Verified OK" : "Verification failure");
            foreach (var line in check.Remarks())
            {
                Console.Error.WriteLine(line);
            }
        }

        return check.Report.Verified ? ExitCodes.Good : ExitCodes.Refused;
    }

    private static VerificationOptions Options(ParseResult parsed)
    {
        _ = SigningAlgorithm.TryGet(parsed.GetValue(Algorithm), out var algorithm);
        var sm2Id = parsed.GetRequiredValue(Sm2Id);
        return new()
        {
            Algorithm = algorithm,
            MessageType = MessageTypeNames.Parse(parsed.GetRequiredValue(Type)),
            Form = Enum.Parse<SignatureForm>(parsed.GetRequiredValue(Form), ignoreCase: true),
            AnySalt = parsed.GetRequiredValue(Salt) == "any",
            KeyId = parsed.GetValue(KeyId),
            Sm2Id = Encoding.UTF8.GetByteCount(sm2Id) <= MaxSm2Id ? sm2Id : throw new InputException("--sm2-id", $"The identity is longer than {MaxSm2Id} bytes."),
        };
    }

    private static Option<string> Words(Option<string> option, string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
