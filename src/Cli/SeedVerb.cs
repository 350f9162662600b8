using System.CommandLine;
using Signet.Server.Seeds;

namespace Signet.Cli;

/// <summary><c>signet seed check</c>: tells without a server whether a seed would be applied.</summary>
internal static class SeedVerb
{
    public static Command Command()
    {
        var options = new SettingOptions();
        var file = new Argument<string>("FILE") { Description = "The seed." };
        var check = new Command("check", "Apply a seed to an empty server that nobody sees, and tell what is wrong with it. Variables and files that it names must be there.")
        {
            file, options.Account,
        };
        check.SetAction(async (parsed, cancellationToken) =>
        {
            var outcome = await SeedCheck.RunAsync(parsed.GetRequiredValue(file), options.Read(parsed), cancellationToken);
            foreach (var note in outcome.Notes)
            {
                Console.WriteLine($"{note}.");
            }

            foreach (var (operation, count) in outcome.Calls)
            {
                Console.WriteLine($"{count,5} {operation}");
            }

            return ExitCodes.Good;
        });
        return new Command("seed", "Seeds: files of accounts, users, roles and keys that a server shall have; see docs/seeds.md.") { check };
    }
}
