using Signet.Protocol;

namespace Signet.Server.Sts;

/// <summary>STS's refusals: its codes and its sentences, made only here.</summary>
internal static class StsErrors
{
    public static ServiceException Validation(string text) => new("ValidationError", text);

    public static ServiceException InvalidParameter(string text) => new("InvalidParameterValue", text);

    public static ServiceException AccessDenied(string text) => new("AccessDenied", text, status: 403);

    /// <summary>STS gives no reason, and answers alike for a role that does not exist.</summary>
    public static ServiceException NotAuthorized(string callerArn, string action, string roleArn) =>
        AccessDenied($"User: {callerArn} is not authorized to perform: {action} on resource: {roleArn}");

    public static ServiceException MalformedPolicy(string text) => new("MalformedPolicyDocument", text);

    /// <summary>One refusal for every text that is no message of the account.</summary>
    public static ServiceException InvalidAuthorizationMessage() => new("InvalidAuthorizationMessageException", "Message is not valid");

    public static ServiceException PackedPolicyTooLarge(int percent) =>
        new("PackedPolicyTooLarge", $"Packed size of session tags consumes {percent}% of allotted space.");
}
