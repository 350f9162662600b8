using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signet.Cli.Offline;
using Signet.Cryptography.Certificates;
using Signet.Cryptography.Verification;
using PublicKey = Signet.Cryptography.PublicKey;
using SigningAlgorithm = Signet.Cryptography.SigningAlgorithm;

namespace Signet.Cli.Service;

/// <summary>What the verbs for certificates and for requests have in common.</summary>
internal sealed class CertificateOptions
{
    private const int MaxNames = 100;

    private readonly ServiceOptions _service = new();

    private readonly Argument<string> _key = new("KEY") { Description = "Key id, key ARN, alias name or alias ARN." };

    private readonly Option<string> _subject = new("--subject") { Required = true, HelpName = "NAME", Description = "The subject as RFC 4514 writes it, such as 'CN=release,O=Example,C=CH'." };

    private readonly Option<string[]> _names = new("--san") { HelpName = "TYPE:NAME", Description = "A further name of the subject: DNS:, IP:, email: or URI:; may be repeated." };

    private readonly Option<string> _algorithm = new("--algorithm") { HelpName = "ALG", Description = "The signing algorithm, by AWS's name. Left out, the key's only one, RSASSA_PSS_SHA_256 with RSA, ED25519_SHA_512 with Ed25519." };

    private readonly Option<string> _output = new("--output", "-o") { HelpName = "FILE", Description = "Where the PEM goes (default: standard output)." };

    public void AddTo(Command command)
    {
        _algorithm.AcceptOnlyFromAmong([.. SigningAlgorithm.All.Select(row => row.Name)]);
        command.Arguments.Add(_key);
        foreach (var option in (Option[])[_subject, _names, _algorithm, _output])
        {
            command.Options.Add(option);
        }

        _service.AddTo(command);
    }

    /// <summary>Has the key sign a draft of its own, and writes it as PEM.</summary>
    public async Task<int> WriteAsync(
        ParseResult parsed, string label, Func<PublicKey, SigningAlgorithm, X500DistinguishedName, SubjectAlternativeNameBuilder?, CertificateDraft> make, CancellationToken cancellationToken)
    {
        var (subject, names) = (Subject(parsed.GetRequiredValue(_subject)), Names(parsed.GetValue(_names) ?? []));
        _ = SigningAlgorithm.TryGet(parsed.GetValue(_algorithm), out var wanted);
        using var service = _service.Connect(parsed);
        using var signer = new KeySigner(service, parsed.GetRequiredValue(_key), wanted);
        var key = await signer.PublicKeyAsync(cancellationToken);
        var algorithm = await signer.AlgorithmAsync(cancellationToken);
        if (wanted is null)
        {
            await Console.Error.WriteLineAsync($"Algorithm: {algorithm}");
        }

        var draft = Inputs.Attempt("--algorithm", () => make(key.Key, algorithm, subject, names));
        var signed = await Inputs.AttemptAsync("--san", () => signer.SignAsync(MessageSource.Bytes(draft.ToBeSigned), cancellationToken));
        await using var output = OutputFile.Create(parsed.GetValue(_output), forTerminal: true);
        await output.Stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, draft.Complete(signed.Answer.Signature)) + "\n"), cancellationToken);
        output.Keep();
        return ExitCodes.Good;
    }

    private static X500DistinguishedName Subject(string text)
    {
        try
        {
            return new(text);
        }
        catch (CryptographicException)
        {
            throw new InputException("--subject", "It is not a name as RFC 4514 writes it, such as 'CN=release,O=Example,C=CH'.");
        }
    }

    private static SubjectAlternativeNameBuilder? Names(string[] texts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var text in texts.Length <= MaxNames ? texts : throw new InputException("--san", $"There are more than {MaxNames} names."))
        {
            Add(names, text);
        }

        return texts.Length > 0 ? names : null;
    }

    private static void Add(SubjectAlternativeNameBuilder names, string text)
    {
        try
        {
            switch (text.Split(':', 2))
            {
                case ["DNS", { Length: > 0 } name]: names.AddDnsName(name); break;
                case ["IP", var address] when IPAddress.TryParse(address, out var parsed): names.AddIpAddress(parsed); break;
                case ["email", { Length: > 0 } address]: names.AddEmailAddress(address); break;
                case ["URI", var address] when Uri.TryCreate(address, UriKind.Absolute, out var parsed): names.AddUri(parsed); break;
                default: throw NoName(text);
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            throw NoName(text);
        }
    }

    private static InputException NoName(string text) => new("--san", $"'{text}' is none of DNS:NAME, IP:ADDRESS, email:ADDRESS and URI:ADDRESS.");
}
