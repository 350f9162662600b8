using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Signet.Protocol.SigV4;

namespace Signet.Cli.Service;

/// <summary>What the services beside KMS know of a request: who made it, and when it was by the trail. Neither is always to be had.</summary>
internal sealed class Witness(ServiceTarget target)
{
    private const string LookupEvents = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    /// <summary>The caller's ARN by STS's GetCallerIdentity, or why it is not to be had.</summary>
    public async Task<(string? Arn, string? Missing)> CallerAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var sts = Connect();
            return (await KmsService.CallAsync(async () => (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)).Arn), null);
        }
        catch (RefusedException error)
        {
            return (null, $"The caller is not known: {error.Message}");
        }
    }

    /// <summary>The time of a request on a key by CloudTrail's LookupEvents, or why it is not to be had.</summary>
    public async Task<(string? Time, string? Missing)> TimeAsync(string keyArn, string requestId, CancellationToken cancellationToken)
    {
        try
        {
            var attribute = new JsonObject { ["AttributeKey"] = "ResourceName", ["AttributeValue"] = keyArn };
            var body = new JsonObject { ["LookupAttributes"] = new JsonArray(attribute), ["MaxResults"] = 50 };
            using var page = await (await TrailAsync(keyArn)).JsonAsync("cloudtrail", LookupEvents, body.ToJsonString(), cancellationToken);
            return TimeOf(page.RootElement, requestId) is { } time
                ? (time, null)
                : (null, "The trail does not show the request yet.");
        }
        catch (RefusedException error)
        {
            return (null, $"The trail may not be read: {error.Message}");
        }
    }

    private static string? TimeOf(JsonElement page, string requestId)
    {
        foreach (var entry in page.GetProperty("Events").EnumerateArray())
        {
            using var record = JsonDocument.Parse(entry.GetProperty("CloudTrailEvent").GetString()!);
            if (record.RootElement.GetProperty("requestID").GetString() == requestId)
            {
                return record.RootElement.GetProperty("eventTime").GetString();
            }
        }

        return null;
    }

    private AmazonSecurityTokenServiceClient Connect()
    {
        var settings = new AmazonSecurityTokenServiceConfig();
        KmsService.Aim(settings, target);
        return target.Credentials is { } credentials ? new(credentials, settings) : new(settings);
    }

    // The event is in the trail of the key's Region.
    private async Task<SignedClient> TrailAsync(string keyArn)
    {
        var region = keyArn.Split(':') is [_, _, _, { Length: > 0 } named, ..] ? named : "us-east-1";
        var endpoint = target.Endpoint ?? ServiceTarget.Variable("AWS_ENDPOINT_URL_CLOUDTRAIL") ?? ServiceTarget.Variable("AWS_ENDPOINT_URL") ?? $"https://cloudtrail.{region}.amazonaws.com";
        var credentials = await KmsService.CallAsync(async () =>
        {
            var found = target.Credentials ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(new AmazonSecurityTokenServiceConfig());
            return await found.GetCredentialsAsync();
        });
        return new(new Uri(endpoint), new SigningCredentials(credentials.AccessKey, credentials.SecretKey, credentials.Token is { Length: > 0 } token ? token : null), region);
    }
}
