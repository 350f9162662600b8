using System.CommandLine;
using Signet.Policies;
using Signet.Policies.Validation;
using Signet.Server.Settings;

namespace Signet.Cli.Policies;

/// <summary><c>signet policy validate</c>: says what AWS would refuse in a policy, and warns of what it takes but is seldom meant.</summary>
internal static class ValidateVerb
{
    private static readonly Dictionary<string, PolicyKind> Kinds = new(StringComparer.Ordinal)
    {
        ["identity"] = PolicyKind.Identity, ["trust"] = PolicyKind.Trust, ["key"] = PolicyKind.Key, ["session"] = PolicyKind.Session,
    };

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "The policy, JSON." };
        var kind = new Option<string>("--kind") { Required = true, HelpName = "identity|trust|key|session", Description = "What kind of policy it is." };
        var command = new Command("validate", "Say what AWS would refuse in a policy, and warn of what it takes but is seldom meant. Needs no server.") { file, kind };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(kind)));
        return command;
    }

    private static int Run(string path, string kindName)
    {
        var kind = Kinds.TryGetValue(kindName, out var known) ? known : throw new SettingException("--kind", $"'{kindName}' is none of {string.Join(", ", Kinds.Keys)}");
        var findings = PolicyValidator.Validate(Read(path), kind, ServedActions.All);
        foreach (var finding in findings)
        {
            Console.WriteLine($"{path}:{finding.Place.Line}:{finding.Place.Column}: {(finding.IsError ? "error" : "warning")}: {finding.Text}");
        }

        var errors = findings.Count(finding => finding.IsError);
        Console.WriteLine(errors > 0 ? "refused" : findings.Count > 0 ? "accepted, with warnings" : "accepted");
        return errors > 0 ? ExitCodes.Refused : ExitCodes.Good;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(path, e.Message.TrimEnd('.'));
        }
    }
}
