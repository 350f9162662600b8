using System.CommandLine;

namespace Signet.Cli.Policies;

/// <summary><c>signet policy test</c>: holds policies to what a file expects of them, without any server.</summary>
internal static class TestVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "The expectations, YAML or JSON." };
        var command = new Command("test", "Hold policies to what a file expects of them. Needs no server.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string path)
    {
        var cases = PolicyCase.ReadAll(path);
        var failed = 0;
        foreach (var one in cases)
        {
            var complaint = one.Check();
            failed += complaint is null ? 0 : 1;
            Console.WriteLine(complaint is null ? $"ok      {one.Name}" : $"FAILED  {one.Name} (line {one.Line}): {complaint}");
        }

        Console.WriteLine($"{cases.Count - failed} passed, {failed} failed");
        return failed == 0 ? ExitCodes.Good : ExitCodes.Refused;
    }
}
