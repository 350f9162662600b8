using System.CommandLine;
using Signet.Cli;
using Signet.Server.Settings;

var root = new RootCommand("Signet: a key management and signing service that you run yourself and that speaks AWS KMS's own protocol.")
{
    ServeVerb.Command(),
    EnvVerb.Command(),
    AccountVerb.Command(),
    PresignVerb.Command(),
};

try
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}");
    return ExitCodes.Usage;
}
catch (RefusedException e)
{
    await Console.Error.WriteLineAsync($"signet: {e.Message}");
    return ExitCodes.Refused;
}
