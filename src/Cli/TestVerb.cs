using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary><c>signet test</c>: what tests may do to a running server that was started with <c>--test-controls on</c>.</summary>
internal static class TestVerb
{
    public static Command Command() => new("test", "Control a running server that was started with --test-controls on.") { Reset(), Clock(), Requests() };

    private static Command Reset()
    {
        var options = new SettingOptions();
        var command = new Command("reset", "Wipe all that is stored, and apply the seed again.") { options.Data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var answer = await OperatorClient.CallAsync(RunningServer.Find(options.Read(parsed)), "Reset", [], cancellationToken);
            return ExitCodes.Good;
        });
        return command;
    }

    private static Command Clock()
    {
        var options = new SettingOptions();
        var forward = new Argument<string>("FORWARD") { Description = "By how much: 90s, 15m, 2h or 30d." };
        var command = new Command("clock", "Move the server's clock forward, do all that is due by then, and print the time.") { forward, options.Data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var members = new JsonObject { ["Seconds"] = ReadSeconds(parsed.GetRequiredValue(forward)) };
            using var answer = await OperatorClient.CallAsync(RunningServer.Find(options.Read(parsed)), "MoveClock", members, cancellationToken);
            Console.WriteLine(TimeOf(answer.RootElement));
            return ExitCodes.Good;
        });
        return command;
    }

    private static Command Requests()
    {
        var options = new SettingOptions();
        var last = new Option<int>("--last") { HelpName = "NUMBER", DefaultValueFactory = _ => 100, Description = "How many at most, 1 to 1000 (default: 100)." };
        var command = new Command("requests", "Print the calls that were answered last, the newest first: time, status, operation, caller, error.") { last, options.Data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var members = new JsonObject { ["MaxResults"] = parsed.GetValue(last) };
            using var answer = await OperatorClient.CallAsync(RunningServer.Find(options.Read(parsed)), "ListRequests", members, cancellationToken);
            foreach (var request in answer.RootElement.GetProperty("Requests").EnumerateArray())
            {
                Console.WriteLine($"{TimeOf(request)} {request.GetProperty("Status")} {Text(request, "Service")}:{Text(request, "Operation")} {Text(request, "CallerArn")} {Text(request, "ErrorCode", "")}".TrimEnd());
            }

            return ExitCodes.Good;
        });
        return command;
    }

    private static int ReadSeconds(string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return unit > 0 && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue / unit
            ? (int)(number * unit)
            : throw new SettingException("FORWARD", $"'{text}' is not a time such as 90s, 15m, 2h or 30d");
    }

    private static string TimeOf(JsonElement element) =>
        DateTimeOffset.UnixEpoch.AddSeconds(element.GetProperty("Time").GetDouble()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(JsonElement element, string name, string absent = "-") => element.TryGetProperty(name, out var value) ? value.GetString()! : absent;
}
