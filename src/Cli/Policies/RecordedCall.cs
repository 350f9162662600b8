using System.Text.Json;

namespace Signet.Cli.Policies;

/// <summary>A call that the trail has, explained: a denial by the message that was kept with it, any other by asking the policies anew.</summary>
internal static class RecordedCall
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    // LookupEvents cannot be asked by request id, so events are read newest first; this many pages of 50.
    private const int MaxPages = 200;

    // Parameters whose condition keys are named alike, kms:SigningAlgorithm.
    private static readonly string[] SameNames =
        ["signingAlgorithm", "encryptionAlgorithm", "messageType", "macAlgorithm", "keyAgreementAlgorithm", "wrappingAlgorithm", "wrappingKeySpec"];

    /// <exception cref="RefusedException">There is no such event, or nobody but policies of another account could explain it.</exception>
    public static async Task<Explanation> ExplainAsync(SignedClient client, string id, CancellationToken cancellationToken)
    {
        using var record = await FindAsync(client, id, cancellationToken) ?? await FindGlobalAsync(client, id, cancellationToken)
            ?? throw new RefusedException($"no event of request {id} is among the latest {MaxPages * 50} in {client.Region} and us-east-1");
        var root = record.RootElement;
        if (Text(root, "additionalEventData", "encodedAuthorizationMessage") is { } message)
        {
            var form = $"Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={Uri.EscapeDataString(message)}";
            return new(await client.QueryAsync("sts", form, "DecodedMessage", cancellationToken)) { Note = "As it was recorded when the call was denied." };
        }

        var error = Text(root, "errorCode");
        if (error == "AccessDenied")
        {
            throw new RefusedException($"it was denied, and why is not for this account to know: {Text(root, "errorMessage")}");
        }

        return new(await AskAnewAsync(client, root, cancellationToken))
        {
            Note = (error is null ? "The call was allowed. " : $"Policies allowed the call; it was refused with {error}. ")
                + "Evaluated anew, with the policies as they are now and with what the event tells.",
        };
    }

    private static async Task<JsonDocument?> FindGlobalAsync(SignedClient client, string id, CancellationToken cancellationToken) =>
        client.Region == "us-east-1" ? null : await FindAsync(client.In("us-east-1"), id, cancellationToken);

    private static async Task<JsonDocument?> FindAsync(SignedClient client, string id, CancellationToken cancellationToken)
    {
        string? token = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var body = token is null ? """{"MaxResults":50}""" : $$"""{"MaxResults":50,"NextToken":"{{JsonEncodedText.Encode(token)}}"}""";
            using var answer = await client.JsonAsync("cloudtrail", Target, body, cancellationToken);
            foreach (var found in answer.RootElement.GetProperty("Events").EnumerateArray())
            {
                var record = JsonDocument.Parse(found.GetProperty("CloudTrailEvent").GetString()!);
                if (Text(record.RootElement, "requestID") == id || Text(record.RootElement, "eventID") == id)
                {
                    return record;
                }

                record.Dispose();
            }

            token = Text(answer.RootElement, "NextToken");
            if (token is null)
            {
                return null;
            }
        }

        return null;
    }

    private static Task<string> AskAnewAsync(SignedClient client, JsonElement record, CancellationToken cancellationToken)
    {
        var principal = Text(record, "userIdentity", "arn") ?? throw new RefusedException("nobody called: it is an act of the service's own, or of another account");
        var service = Text(record, "eventSource")!.Split('.')[0];
        var resource = record.TryGetProperty("resources", out var resources) && resources.GetArrayLength() > 0 ? Text(resources[0], "ARN") : null;
        return ExplainVerb.AskAsync(client.In(Text(record, "awsRegion")!), principal, $"{service}:{Text(record, "eventName")}", resource ?? "*", ContextOf(record), cancellationToken);
    }

    private static IEnumerable<(string Key, string Value)> ContextOf(JsonElement record)
    {
        yield return ("aws:SourceIp", Text(record, "sourceIPAddress")!);
        yield return ("aws:UserAgent", Text(record, "userAgent")!);
        yield return ("aws:CurrentTime", Text(record, "eventTime")!);
        if (!record.TryGetProperty("requestParameters", out var parameters) || parameters.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var name in SameNames)
        {
            if (Text(parameters, name) is { } value)
            {
                yield return ($"kms:{char.ToUpperInvariant(name[0])}{name[1..]}", value);
            }
        }

        if (parameters.TryGetProperty("encryptionContext", out var context) && context.ValueKind == JsonValueKind.Object)
        {
            foreach (var pair in context.EnumerateObject())
            {
                yield return ($"kms:EncryptionContext:{pair.Name}", pair.Value.GetString()!);
            }
        }
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
