using Signet.Protocol;

namespace Signet.Server.Iam.Providers;

/// <summary>The refusals that only identity providers know.</summary>
internal static class ProviderErrors
{
    /// <summary>Recorded from AWS with its two spaces.</summary>
    public static ServiceException InvalidArn() => IamErrors.Validation("Invalid ARN:  Could not be parsed!");

    public static ServiceException InvalidUrl() => IamErrors.Validation("Invalid Open ID Connect Provider URL");

    public static ServiceException UrlExists(string url) => Exists($"Provider with url https://{url} already exists.");

    public static ServiceException NameExists(string name) => Exists($"SAMLProvider with name {name} already exists.");

    public static ServiceException TooManyThumbprints() => IamErrors.Validation("Thumbprint list must contain fewer than 5 entries.");

    public static ServiceException TooManyTags() =>
        new("LimitExceeded", "The number of tags has reached the maximum limit.", status: 409);

    public static ServiceException InvalidMetadata(string why) => IamErrors.InvalidInput($"Could not parse metadata: {why}");

    private static ServiceException Exists(string text) => new("EntityAlreadyExists", text, status: 409);
}
