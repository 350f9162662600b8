using System.CommandLine;
using Signet.Cli;
using Signet.Cli.Offline;
using Signet.Cli.Policies;
using Signet.Cli.Service;
using Signet.Server.Seeds;
using Signet.Server.Settings;

var root = new RootCommand("Signet: a key management and signing service that you run yourself and that speaks AWS KMS's own protocol.")
{
    ServeVerb.Command(),
    EnvVerb.Command(),
    AccountVerb.Command(),
    PresignVerb.Command(),
    SeedVerb.Command(),
    TestVerb.Command(),
    PolicyVerb.Command(),
    SignVerb.Command(),
    VerifyVerb.Command(),
    PublicKeyVerb.Command(),
    EncryptVerb.Command(),
    DecryptVerb.Command(),
    CsrVerb.Command(),
    CertificateVerb.Command(),
    JwtVerb.Command(),
    DsseVerb.Command(),
    CompletionVerb.Command(),
};

try
{
    // Arguments are what they are: no '@file' is read in their place.
    var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (Misuse.In(parsed) is { } sentence)
    {
        await Console.Error.WriteLineAsync($"signet: {sentence}");
        return ExitCodes.Usage;
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}");
    return ExitCodes.Usage;
}
catch (SeedException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}.");
    return ExitCodes.Usage;
}
catch (InputException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}");
    return ExitCodes.Usage;
}
catch (RefusedException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}");
    return ExitCodes.Refused;
}
