using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signet.Cli.Offline;
using Signet.Cryptography;
using Signet.Cryptography.Jose;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Service;

/// <summary><c>signet jwt sign</c>: a token that a key of the service signs.</summary>
internal static class JwtSignVerb
{
    private const int MaxClaims = 32 * 1024;

    private static readonly ServiceOptions Service = new();

    private static readonly Argument<string?> File = new("CLAIMS") { Arity = ArgumentArity.ZeroOrOne, Description = "A file with a JSON object of claims; - for standard input." };

    private static readonly Option<string> Key = new("--key") { Required = true, HelpName = "KEY", Description = "Key id, key ARN, alias name or alias ARN." };

    private static readonly Option<string> Algorithm = new("--algorithm") { HelpName = "ALG", Description = "The signing algorithm, by AWS's name. Left out, the key's only one, RSASSA_PSS_SHA_256 with RSA, ED25519_SHA_512 with Ed25519." };

    private static readonly Option<string[]> Claim = new("--claim") { HelpName = "NAME=VALUE", Description = "A claim whose value is text; may be repeated." };

    private static readonly Option<string> Expires = new("--expires-in") { HelpName = "SECONDS", Description = "How long the token is good: sets exp." };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Text = $"""
        {ServiceOptions.Text}

        The token is a JWS in compact form (RFC 7515, 7518, 8037, 8812). Its kid is the key's thumbprint (RFC 7638), as
        'signet public-key --jwks' writes it; iat is set unless the claims have it. SM2DSA and ED25519_PH_SHA_512 have no
        name in JOSE. It needs kms:GetPublicKey and kms:Sign. A token is a secret: it goes to standard output only.

        Exit codes:
          0  signed
          1  the service refuses, or cannot be reached
          2  the claims are no JSON object, or the algorithm has no name in JOSE

        Examples:
          signet jwt sign --key alias/tokens --claim sub=ci --claim aud=registry --expires-in 300
          signet jwt sign claims.json --key alias/tokens --algorithm RSASSA_PKCS1_V1_5_SHA_256   # RS256
          signet public-key alias/tokens --jwks >jwks.json
        """;

    public static Command Command()
    {
        Algorithm.AcceptOnlyFromAmong([.. SigningAlgorithm.All.Select(row => row.Name)]);
        var command = new Command("sign", "Sign a token.") { File, Key, Algorithm, Claim, Expires };
        Service.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var claims = Encoding.UTF8.GetBytes(Claims(parsed).ToJsonString(Plain));
        _ = SigningAlgorithm.TryGet(parsed.GetValue(Algorithm), out var wanted);
        using var service = Service.Connect(parsed);
        using var signer = new KeySigner(service, parsed.GetRequiredValue(Key), wanted);
        var key = await signer.PublicKeyAsync(cancellationToken);
        var algorithm = await signer.AlgorithmAsync(cancellationToken);
        var draft = Inputs.Attempt("--algorithm", () => JwtDraft.Begin(key.Key, algorithm, claims));
        var signed = await Inputs.AttemptAsync("CLAIMS", () => signer.SignAsync(MessageSource.Bytes(draft.ToBeSigned), cancellationToken));
        Console.WriteLine(draft.Complete(signed.Answer.Signature));
        return ExitCodes.Good;
    }

    private static JsonObject Claims(ParseResult parsed)
    {
        var claims = parsed.GetValue(File) is { } path ? Read(path) : [];
        foreach (var text in parsed.GetValue(Claim) ?? [])
        {
            var (name, value) = text.Split('=', 2) is [{ Length: > 0 } left, var right] ? (left, right) : throw new InputException("--claim", $"'{text}' is not NAME=VALUE.");
            Add(claims, "--claim", name, value);
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        if (parsed.GetValue(Expires) is { } lifetime)
        {
            Add(claims, "--expires-in", "exp", now + Seconds(lifetime));
        }

        _ = claims.TryAdd("iat", now);
        return claims;
    }

    private static void Add(JsonObject claims, string option, string name, JsonNode value)
    {
        if (!claims.TryAdd(name, value))
        {
            throw new InputException(option, $"The claim '{name}' is there already.");
        }
    }

    private static int Seconds(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
        ? seconds
        : throw new InputException("--expires-in", $"'{text}' is not a number of seconds.");

    private static JsonObject Read(string path)
    {
        var content = Inputs.Attempt(path, () => Inputs.ReadBounded(path, MaxClaims));
        try
        {
            return content.Length <= MaxClaims && JsonNode.Parse(content.Span, documentOptions: new() { MaxDepth = 8, AllowDuplicateProperties = false }) is JsonObject claims
                ? claims
                : throw new InputException(path, $"The claims are one JSON object of at most {MaxClaims} bytes.");
        }
        catch (JsonException)
        {
            throw new InputException(path, "The JSON is damaged, deeper than 8 levels, or has a name twice.");
        }
    }
}
