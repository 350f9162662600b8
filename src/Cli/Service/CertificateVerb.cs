using System.CommandLine;
using System.Globalization;
using Signet.Cli.Offline;
using Signet.Cryptography.Certificates;

namespace Signet.Cli.Service;

/// <summary><c>signet certificate</c>: a certificate that a key of the service signs for itself.</summary>
internal static class CertificateVerb
{
    private const int MaxDays = 36500;

    private static readonly CertificateOptions Options = new();

    private static readonly Option<string> Days = new("--days") { Required = true, HelpName = "NUMBER", Description = $"How long it is valid from now on, 1 to {MaxDays}." };

    private const string Text = $"""
        {ServiceOptions.Text}

        The certificate is X.509 (RFC 5280) in PEM: no CA, for digital signatures. Whoever trusts it trusts the key itself.
        'signet verify --public-key' takes it as it is. ML-DSA is named as in RFC 9881, SM2 as 1.2.156.10197.1.501.

        Exit codes:
          0  written
          1  the service refuses, or cannot be reached
          2  a name, the days or the algorithm are not such as can be written

        Examples:
          signet certificate alias/release --subject 'CN=Release 2026,O=Example' --days 365 -o release.crt
          openssl verify -CAfile release.crt -check_ss_sig release.crt
          signet verify release.tar --public-key release.crt --signature release.tar.sig
        """;

    public static Command Command()
    {
        var command = new Command("certificate", "Write a self-signed certificate of a key of AWS KMS or Signet.") { Days };
        Options.AddTo(command);
        command.SetAction(RunAsync);
        return Manual.Add(command, Text);
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var from = TimeProvider.System.GetUtcNow();
        var to = from.AddDays(ReadDays(parsed.GetRequiredValue(Days)));
        return Options.WriteAsync(
            parsed, "CERTIFICATE", (key, algorithm, subject, names) => CertificateDraft.SelfSigned(key, algorithm, subject, names, from, to), cancellationToken);
    }

    private static int ReadDays(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxDays
        ? days
        : throw new InputException("--days", $"'{text}' is not a number of days between 1 and {MaxDays}.");
}
