using System.CommandLine;
using Signet.Cryptography;
using Signet.Cryptography.Envelopes;
using Signet.Cryptography.Formats;

namespace Signet.Cli.Offline;

/// <summary><c>signet encrypt</c>: encrypts for whoever may decrypt with the key, with nothing but its public half.</summary>
internal static class EncryptVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "The file to encrypt; - for standard input." };

    private static readonly Option<string> PublicKey = new("--public-key") { Required = true, HelpName = "PUB", Description = "The public key, in any format that 'signet verify' reads." };

    private static readonly Option<string> Algorithm = new("--algorithm") { HelpName = "ALG", Description = "RSAES_OAEP_SHA_256 (default with RSA), RSAES_OAEP_SHA_1, or SM2PKE." };

    private static readonly Option<bool> IsEnvelope = new("--envelope") { Description = "Encrypt a file of any size: with a fresh AES-256 key, and that with the public key (docs/envelope.md)." };

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "FILE", Description = "Where the ciphertext goes (default: standard output)." };

    private static readonly Option<string> KeyId = new("--key-id") { HelpName = "ID", Description = "The key of a set to take, by its kid." };

    private const string Text = """
        Without --envelope the ciphertext is one that AWS KMS's Decrypt takes, and FILE is short: at most
          RSAES_OAEP_SHA_256   190 bytes with RSA_2048, 318 with RSA_3072, 446 with RSA_4096
          RSAES_OAEP_SHA_1     214, 342, 470
          SM2PKE               1024
        Whoever has the public key can encrypt: a ciphertext does not tell who made it.

        Exit codes:
          0  encrypted
          2  a file cannot be read or written, the file is too long, or the key does not encrypt

        Examples:
          signet encrypt secret.txt --public-key inbox.pem -o secret.enc
          aws kms decrypt --key-id alias/inbox --encryption-algorithm RSAES_OAEP_SHA_256 --ciphertext-blob fileb://secret.enc
          tar c folder | signet encrypt - --public-key inbox.json --envelope -o folder.tar.envelope
        """;

    public static Command Command()
    {
        Algorithm.AcceptOnlyFromAmong("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "SM2PKE");
        var command = new Command("encrypt", "Encrypt a file for the holder of a key, offline.") { File, PublicKey, Algorithm, IsEnvelope, Output, KeyId };
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, publicKey) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(PublicKey));
        Inputs.RequireOneStandardInput(file, publicKey);
        using var keys = Inputs.ReadKeys(publicKey);
        var entry = Inputs.Choose(keys, publicKey, parsed.GetValue(KeyId));
        var algorithm = Choose(entry, publicKey, parsed.GetValue(Algorithm));

        await using var output = OutputFile.Create(parsed.GetValue(Output));
        return await Inputs.AttemptAsync(file, async () =>
        {
            await using var input = file == Inputs.StandardInput ? Console.OpenStandardInput() : System.IO.File.OpenRead(file);
            if (parsed.GetValue(IsEnvelope))
            {
                await Envelope.EncryptAsync(entry.Key, algorithm, input, output.Stream, cancellationToken);
            }
            else
            {
                await output.Stream.WriteAsync(await EncryptAsync(file, entry, algorithm, input, cancellationToken), cancellationToken);
            }

            output.Keep();
            return ExitCodes.Good;
        });
    }

    private static EncryptionAlgorithm Choose(KeyEntry entry, string path, string? name)
    {
        var algorithms = entry.CanEncrypt ? entry.Key.Spec.EncryptionAlgorithms : [];
        _ = EncryptionAlgorithm.TryGet(name, out var given);
        var wanted = given ?? entry.EncryptionAlgorithm ?? (algorithms.Count > 0 ? algorithms[^1] : null);
        return wanted is not null && algorithms.Contains(wanted)
            ? wanted
            : throw new InputException(path, given is null || algorithms.Count == 0
                ? "The key is not one for encrypting: only RSA and SM2 keys are, unless their file says otherwise ('use', 'key_ops', 'alg', KeyUsage)."
                : $"{given} is not an algorithm of this key, which is {entry.Key.Spec} and has: {string.Join(", ", algorithms)}.");
    }

    private static async Task<byte[]> EncryptAsync(string file, KeyEntry entry, EncryptionAlgorithm algorithm, Stream input, CancellationToken cancellationToken)
    {
        var limit = entry.Key.Spec.MaxPlaintext(algorithm);
        var plaintext = new byte[limit + 1];
        var length = await input.ReadAtLeastAsync(plaintext, plaintext.Length, throwOnEndOfStream: false, cancellationToken);
        return length >= 1 && length <= limit
            ? entry.Key.Encrypt(algorithm, plaintext.AsSpan(0, length))
            : throw new InputException(file, length == 0
                ? "The file is empty, and AWS KMS decrypts at least one byte."
                : $"{algorithm} with {entry.Key.Spec} encrypts at most {limit} bytes, and the file has more: use --envelope.");
    }
}
