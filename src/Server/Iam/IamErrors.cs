using Signet.Protocol;

namespace Signet.Server.Iam;

/// <summary>IAM's refusals: its codes, its sentences and its statuses, made only here.</summary>
internal static class IamErrors
{
    public static ServiceException Validation(string text) => new("ValidationError", text);

    /// <summary>Characters that no name has; <paramref name="member"/> as violations write it: <c>userName</c>.</summary>
    public static ServiceException InvalidName(string member) => Validation(
        $"The specified value for {member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");

    public static ServiceException InvalidPath(string member) => Validation(
        $"The specified value for {member} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");

    public static ServiceException InvalidPathPrefix(string member) => Validation(
        $"The specified value for {member} is invalid. It must begin with / and contain only alphanumeric characters and/or / characters.");

    public static ServiceException InvalidMarker() => Validation("The specified value for marker is invalid.");

    /// <summary>The value is not told: recorded from AWS.</summary>
    public static ServiceException InvalidStatus() =>
        Validation("1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");

    public static ServiceException InvalidBoundary(string arn) => Validation($"Value ({arn}) for parameter PermissionsBoundary is invalid.");

    /// <summary>Two spaces: recorded from AWS.</summary>
    public static ServiceException InvalidArn() => Validation("Invalid ARN:  Could not be parsed!");

    public static ServiceException MustNameUser() => Validation("Must specify userName when calling with non-User credentials");

    public static ServiceException InvalidInput(string text) => new("InvalidInput", text);

    public static ServiceException MalformedPolicy(string text) => new("MalformedPolicyDocument", text);

    public static ServiceException InvalidPrincipal(string principal) => MalformedPolicy($"Invalid principal in policy: \"AWS\":\"{principal}\"");

    public static ServiceException NoSuchEntity(string text) => new("NoSuchEntity", text, status: 404);

    public static ServiceException PolicyNotFound(EntityKind kind, string name) => NoSuchEntity($"The {kind.Word} policy with name {name} cannot be found.");

    /// <summary>This one sentence of AWS's ends without a full stop.</summary>
    public static ServiceException AccessKeyNotFound(string id) => NoSuchEntity($"The Access Key with id {id} cannot be found");

    /// <summary>A managed policy, or with <paramref name="version"/> (<c>v9</c>) a version of it, that is not there.</summary>
    public static ServiceException PolicyNotAttachable(string arn, string? version = null) =>
        NoSuchEntity($"Policy {arn} {(version is null ? "" : $"version {version} ")}does not exist or is not attachable.");

    public static ServiceException AlreadyExists(string text) => new("EntityAlreadyExists", text, status: 409);

    /// <summary>What has to go first: <c>delete access keys</c>, <c>delete policies</c>.</summary>
    public static ServiceException DeleteFirst(string first) => DeleteConflict($"Cannot delete entity, must {first} first.");

    public static ServiceException DeleteConflict(string text) => new("DeleteConflict", text, status: 409);

    public static ServiceException QuotaExceeded(string quota, int maximum) => LimitExceeded($"Cannot exceed quota for {quota}: {maximum}");

    public static ServiceException PoliciesTooLarge(EntityKind kind, string name) =>
        LimitExceeded($"Maximum policy size of {kind.PolicySize} bytes exceeded for {kind.Word} {name}");

    /// <summary>Others kept changing the same entity.</summary>
    public static ServiceException ConcurrentModification() => new(
        "ConcurrentModification",
        "The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again.",
        status: 409);

    /// <summary>Credentials of GetSessionToken work with IAM only when they were made with MFA, which no user has here.</summary>
    public static ServiceException InvalidToken() =>
        new("InvalidClientTokenId", "The security token included in the request is invalid", status: 403);

    /// <summary>A change of what AWS owns, which not even the root user may make.</summary>
    public static ServiceException NotYours(string caller, string operation, string policyArn) => new(
        "AccessDenied",
        $"User: {caller} is not authorized to perform: iam:{operation} on resource: policy {policyArn} because no resource-based policy allows the iam:{operation} action",
        status: 403);

    public static ServiceException NoServiceLinkedRole(string service) =>
        new("AccessDenied", $"Cannot find Service Linked Role template for {service}", status: 403);

    public static ServiceException LimitExceeded(string text) => new("LimitExceeded", text, status: 409);
}
