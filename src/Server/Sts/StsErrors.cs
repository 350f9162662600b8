using System.Globalization;
using Signet.Protocol;

namespace Signet.Server.Sts;

/// <summary>STS's refusals: its codes and its sentences, made only here.</summary>
internal static class StsErrors
{
    public static ServiceException Validation(string text) => new("ValidationError", text);

    public static ServiceException InvalidParameter(string text) => new("InvalidParameterValue", text);

    public static ServiceException AccessDenied(string text) => new("AccessDenied", text, status: 403);

    /// <summary>STS gives no reason, and answers alike for a role that does not exist.</summary>
    public static ServiceException NotAuthorized(string callerArn, string action, string resource) =>
        AccessDenied($"User: {callerArn} is not authorized to perform: {action} on resource: {resource}");

    /// <summary>The same to the bearer of a token or an assertion, who has no name yet.</summary>
    public static ServiceException BearerNotAuthorized(string action) => AccessDenied($"Not authorized to perform {action}");

    public static ServiceException NotWithSession(string operation) => AccessDenied($"Cannot call {operation} with session credentials");

    public static ServiceException NoMfaDevice() => AccessDenied(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");

    public static ServiceException MalformedPolicy(string text) => new("MalformedPolicyDocument", text);

    /// <summary>One refusal for every text that is no message of the account.</summary>
    public static ServiceException InvalidAuthorizationMessage() => new("InvalidAuthorizationMessageException", "Message is not valid");

    public static ServiceException PackedTagsTooLarge(int percent) =>
        new("PackedPolicyTooLarge", $"Packed size of session tags consumes {percent}% of allotted space.");

    public static ServiceException PackedPolicyTooLarge(int percent) =>
        new("PackedPolicyTooLarge", $"Packed policy consumes {percent}% of allotted space, please use smaller policy.");

    public static ServiceException NotAToken() => InvalidIdentity("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");

    public static ServiceException MissingClaim(string claim) => InvalidIdentity($"Missing a required claim: {claim}");

    public static ServiceException NoProvider(string issuer) => InvalidIdentity($"No OpenIDConnect provider found in your account for {issuer}");

    /// <summary>Two spaces, as AWS has them.</summary>
    public static ServiceException NoVerificationKey() => InvalidIdentity(
        "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");

    public static ServiceException TokenNotValid() => InvalidIdentity("The web identity token that was passed could not be validated by AWS.");

    public static ServiceException WrongAudience() => InvalidIdentity("Incorrect token audience");

    public static ServiceException InvalidTags() => InvalidIdentity("The session tags of the token or assertion are not well-formed.");

    public static ServiceException InvalidSourceIdentity() =>
        InvalidIdentity("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");

    /// <summary>Seconds since 1970, the second number without a space before it, as AWS has them.</summary>
    public static ServiceException TokenExpired(DateTimeOffset now, DateTimeOffset expired) => new(
        "ExpiredTokenException",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time{expired.ToUnixTimeSeconds()}"));

    public static ServiceException AssertionExpired(string text) => new("ExpiredTokenException", text);

    public static ServiceException InvalidIdentity(string text) => new("InvalidIdentityToken", text);
}
