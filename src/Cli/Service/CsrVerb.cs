using System.CommandLine;
using Signet.Cryptography.Certificates;

namespace Signet.Cli.Service;

/// <summary><c>signet csr</c>: a certification request that a key of the service signs.</summary>
internal static class CsrVerb
{
    private static readonly CertificateOptions Options = new();

    private const string Text = $"""
        {ServiceOptions.Text}

        The request is PKCS #10 (RFC 2986) in PEM. ML-DSA is named as in RFC 9881, SM2 as 1.2.156.10197.1.501.
        ED25519_PH_SHA_512 has no name in X.509. It needs kms:GetPublicKey and kms:Sign.

        Exit codes:
          0  written
          1  the service refuses, or cannot be reached
          2  a name or the algorithm is not one that can be written

        Examples:
          signet csr alias/web --subject 'CN=www.example.com,O=Example' --san DNS:www.example.com --san DNS:example.com -o web.csr
          openssl req -in web.csr -verify -noout -text
        """;

    public static Command Command()
    {
        var command = new Command("csr", "Write a certification request for a key of AWS KMS or Signet.");
        Options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Options.WriteAsync(parsed, "CERTIFICATE REQUEST", CertificateDraft.Request, cancellationToken));
        return Manual.Add(command, Text);
    }
}
