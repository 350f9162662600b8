using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Signet.Server.Settings;

namespace Signet.Cli.Policies;

/// <summary><c>signet policy explain</c>: tells which statement allowed or denied a request, or which one lacks.</summary>
internal static class ExplainVerb
{
    public static Command Command()
    {
        var settings = new SettingOptions();
        var principal = new Option<string>("--principal") { HelpName = "ARN", Description = "Who would call: a user, a role, a role session or the root user." };
        var action = new Option<string>("--action") { HelpName = "SERVICE:NAME", Description = "What it would do, such as kms:Sign." };
        var resource = new Option<string>("--resource") { HelpName = "ARN", DefaultValueFactory = _ => "*", Description = "What it would do that to (default: *)." };
        var context = new Option<string[]>("--context") { HelpName = "KEY=VALUE", Description = "A condition key of the request; repeated, also with the same key for a list." };
        var requestId = new Option<string>("--request-id") { HelpName = "ID", Description = "Explains a call that was made, by its request id or event id, instead." };
        var json = new Option<bool>("--json") { Description = "Print the explanation as JSON." };
        var command = new Command(
            "explain",
            "Tell which statement allows or denies a request, or which one lacks. Calls are signed by the credentials in AWS_ACCESS_KEY_ID and so on, else by the running server's root user.")
        {
            principal, action, resource, context, requestId, json, settings.Data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var client = SignedClient.FromEnvironment(() => settings.Read(parsed));
            var explanation = parsed.GetValue(requestId) is { } id
                ? await RecordedCall.ExplainAsync(client, id, cancellationToken)
                : new(await AskAsync(
                    client,
                    parsed.GetValue(principal) ?? throw new SettingException("--principal", "is needed, or --request-id"),
                    parsed.GetValue(action) ?? throw new SettingException("--action", "is needed, or --request-id"),
                    parsed.GetValue(resource)!,
                    (parsed.GetValue(context) ?? []).Select(ReadPair),
                    cancellationToken));
            Console.Write(parsed.GetValue(json) ? explanation.Json : explanation.Text);
            return ExitCodes.Good;
        });
        return command;
    }

    /// <summary>Asks the running server what policies would say now; the answer's JSON.</summary>
    public static async Task<string> AskAsync(
        SignedClient client, string principal, string action, string resource, IEnumerable<(string Key, string Value)> context, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("Principal", principal);
            json.WriteString("Action", action);
            json.WriteString("Resource", resource);
            json.WriteStartArray("Context");
            foreach (var pair in context.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("Key", pair.Key);
                json.WriteStartArray("Values");
                foreach (var value in pair)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        using var answer = await client.JsonAsync("signet", "Signet.ExplainDecision", Encoding.UTF8.GetString(buffer.WrittenSpan), cancellationToken);
        return answer.RootElement.GetProperty("Explanation").GetString()!;
    }

    private static (string Key, string Value) ReadPair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals], text[(equals + 1)..]) : throw new SettingException("--context", $"'{text}' is not of the form KEY=VALUE");
    }
}
