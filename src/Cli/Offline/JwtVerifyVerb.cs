using System.CommandLine;
using System.Globalization;
using System.Text;
using Signet.Cryptography.Jose;

namespace Signet.Cli.Offline;

/// <summary><c>signet jwt verify</c>: whether a token is to be taken, decided with nothing but public keys.</summary>
internal static class JwtVerifyVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A file with the token in compact form; - for standard input." };

    private static readonly Option<string> PublicKey = new("--public-key") { Required = true, HelpName = "PUB", Description = "The issuer's key or keys: JWK Set, JWK, PEM, or any other format that 'signet verify' reads." };

    private static readonly Option<string> Issuer = new("--issuer") { HelpName = "TEXT", Description = "Who must have issued it (iss)." };

    private static readonly Option<string> Audience = new("--audience") { HelpName = "TEXT", Description = "Whom it must be for (aud)." };

    private static readonly Option<string> Leeway = new("--leeway") { HelpName = "SECONDS", DefaultValueFactory = _ => "0", Description = "By how much clocks may differ, at most 3600 (default: 0)." };

    private static readonly Option<bool> Claims = new("--claims") { Description = "Print the claims of a good token instead of 'Verified OK'." };

    private const string Text = """
        Decides:
          The algorithm must be one of the key's own kind: 'none', HS256 with a public key, and keys inside the token
          count for nothing. exp and nbf are held against this machine's clock. A kid must be one of the JWK Set's.

        Exit codes:
          0  Verified OK
          1  Verification failure, with the reason
          2  It cannot be decided: a file cannot be read, or is no token

        Examples:
          signet jwt verify token --public-key jwks.json --issuer https://ci.example.com --audience registry
          pbpaste | signet jwt verify - --public-key issuer.pem --claims | jq .sub
        """;

    public static Command Command()
    {
        var command = new Command("verify", "Verify a token offline.") { File, PublicKey, Issuer, Audience, Leeway, Claims };
        command.SetAction(Run);
        return Manual.Add(command, Text);
    }

    private static int Run(ParseResult parsed)
    {
        var (file, publicKey) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(PublicKey));
        Inputs.RequireOneStandardInput(file, publicKey);
        using var keys = Inputs.ReadKeys(publicKey);
        var expected = new JwtExpectations(TimeProvider.System.GetUtcNow())
        {
            Issuer = parsed.GetValue(Issuer), Audience = parsed.GetValue(Audience), Leeway = Seconds(parsed.GetRequiredValue(Leeway)),
        };
        var report = Inputs.Attempt(file, () => JwtVerifier.Verify(Encoding.ASCII.GetString(Inputs.ReadBounded(file, JwtVerifier.MaxLength).Span), keys, expected));
        if (report.Fault is null)
        {
            Console.WriteLine(parsed.GetValue(Claims) ? report.Claims : "Verified OK");
            return ExitCodes.Good;
        }

        Console.WriteLine("Verification failure");
        Console.Error.WriteLine(report.Fault);
        return ExitCodes.Refused;
    }

    private static TimeSpan Seconds(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 3600
        ? TimeSpan.FromSeconds(seconds)
        : throw new InputException("--leeway", $"'{text}' is not a number of seconds up to 3600.");
}
