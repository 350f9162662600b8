using System.CommandLine;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Signet.Cli.Offline;
using Signet.Cryptography;
using Signet.Cryptography.Envelopes;

namespace Signet.Cli.Service;

/// <summary><c>signet decrypt</c>: has a key of the service decrypt what <c>signet encrypt</c> and others encrypted for it.</summary>
internal static class DecryptVerb
{
    // The longest ciphertext that AWS KMS takes (AWS KMS API Reference, Decrypt, CiphertextBlob).
    private const int MaxCiphertext = 6144;

    private static readonly ServiceOptions Service = new();

    private static readonly Argument<string> File = new("FILE") { Description = "A ciphertext or an envelope; - for standard input." };

    private static readonly Option<string> Key = new("--key") { Required = true, HelpName = "KEY", Description = "Key id, key ARN, alias name or alias ARN." };

    private static readonly Option<string> Algorithm = new("--algorithm") { HelpName = "ALG", Description = "RSAES_OAEP_SHA_256 (default), RSAES_OAEP_SHA_1, or SM2PKE (default for what is DER); an envelope says it itself." };

    private static readonly Option<string> Output = new("--output", "-o") { HelpName = "FILE", Description = "Where the plaintext goes (default: standard output). An envelope needs a file." };

    private const string Text = $"""
        {ServiceOptions.Text}

        An envelope's content is decrypted here; only its wrapped key goes to the service (kms:Decrypt). The plaintext file
        is readable by its owner only, and appears when the last byte is known to be good.

        Exit codes:
          0  decrypted
          1  the service refuses, or cannot be reached
          2  a file cannot be read or written, or the envelope is damaged or of another key

        Examples:
          signet encrypt secret.txt --public-key inbox.pem -o secret.enc
          signet decrypt secret.enc --key alias/inbox
          signet decrypt folder.tar.envelope --key alias/inbox -o folder.tar
          openssl pkeyutl -encrypt -pubin -inkey inbox.pem -in secret.txt -pkeyopt rsa_padding_mode:oaep \
            -pkeyopt rsa_oaep_md:sha256 | signet decrypt - --key alias/inbox
        """;

    public static Command Command()
    {
        Algorithm.AcceptOnlyFromAmong("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "SM2PKE");
        var command = new Command("decrypt", "Decrypt a file with a key of AWS KMS or Signet.") { File, Key, Algorithm, Output };
        Service.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, key) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(Key));
        using var service = Service.Connect(parsed);
        return await Inputs.AttemptAsync(file, async () =>
        {
            await using var input = file == Inputs.StandardInput ? Console.OpenStandardInput() : System.IO.File.OpenRead(file);
            var head = new byte[MaxCiphertext + 1];
            var length = await input.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            await (Envelope.Looks(head.AsSpan(0, length))
                ? OpenEnvelopeAsync(parsed, service, key, new PrefixedStream(head.AsMemory(0, length), input), cancellationToken)
                : DecryptAsync(parsed, service, key, head[..length], cancellationToken));
            return ExitCodes.Good;
        });
    }

    private static async Task DecryptAsync(ParseResult parsed, KmsService service, string key, byte[] ciphertext, CancellationToken cancellationToken)
    {
        if (ciphertext.Length is 0 or > MaxCiphertext)
        {
            throw new InputException(parsed.GetRequiredValue(File), ciphertext.Length == 0 ? "The file is empty." : $"The file is no envelope, and longer than {MaxCiphertext} bytes, which no ciphertext is.");
        }

        _ = EncryptionAlgorithm.TryGet(parsed.GetValue(Algorithm), out var given);
        var plaintext = await service.DecryptAsync(key, given ?? Guess(ciphertext), ciphertext, cancellationToken);
        try
        {
            await using var output = OutputFile.Create(parsed.GetValue(Output), forTerminal: true, isSecret: true);
            await output.Stream.WriteAsync(plaintext, cancellationToken);
            output.Keep();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    private static async Task OpenEnvelopeAsync(ParseResult parsed, KmsService service, string key, Stream input, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Algorithm) is not null)
        {
            throw new InputException("--algorithm", "An envelope says itself what its key is encrypted with: leave it out.");
        }

        if (parsed.GetValue(Output) is null or Inputs.StandardInput)
        {
            throw new InputException("--output", "Only at its end is an envelope known to be whole: give a file, which appears when it is.");
        }

        await using var output = OutputFile.Create(parsed.GetValue(Output), isSecret: true);
        try
        {
            await Envelope.DecryptAsync((header, token) => service.DecryptAsync(key, header.Algorithm, header.WrappedKey, token), input, output.Stream, cancellationToken);
        }
        catch (CryptographicException error)
        {
            throw new InputException(parsed.GetRequiredValue(File), error.Message);
        }

        output.Keep();
    }

    // SM2's ciphertexts are one SEQUENCE in DER; RSA's are as long as the modulus and random.
    private static EncryptionAlgorithm Guess(byte[] ciphertext) =>
        AsnDecoder.TryReadEncodedValue(ciphertext, AsnEncodingRules.DER, out var tag, out _, out _, out var length) && tag == Asn1Tag.Sequence && length == ciphertext.Length
            ? EncryptionAlgorithm.Sm2Pke
            : EncryptionAlgorithm.RsaesOaepSha256;
}
