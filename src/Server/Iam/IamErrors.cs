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

    public static ServiceException MustNameUser() => Validation("Must specify userName when calling with non-User credentials");

    public static ServiceException InvalidInput(string text) => new("InvalidInput", text);

    public static ServiceException MalformedPolicy(string text) => new("MalformedPolicyDocument", text);

    public static ServiceException InvalidPrincipal(string principal) => MalformedPolicy($"Invalid principal in policy: \"AWS\":\"{principal}\"");

    public static ServiceException NoSuchEntity(string text) => new("NoSuchEntity", text, status: 404);

    public static ServiceException EntityNotFound(EntityKind kind, string name) => NotFound(kind.Word, name);

    public static ServiceException PolicyNotFound(EntityKind kind, string name) => NotFound($"{kind.Word} policy", name);

    /// <summary>This one sentence of AWS's ends without a full stop.</summary>
    public static ServiceException AccessKeyNotFound(string id) => NoSuchEntity($"The Access Key with id {id} cannot be found");

    public static ServiceException PolicyNotAttachable() => NoSuchEntity("Policy ARN does not exist or is not attachable.");

    public static ServiceException AlreadyExists(EntityKind kind, string name) => new("EntityAlreadyExists", $"{kind.Title} with name {name} already exists.", status: 409);

    /// <summary>What has to go first: <c>delete access keys</c>, <c>delete policies</c>.</summary>
    public static ServiceException DeleteConflict(string first) => new("DeleteConflict", $"Cannot delete entity, must {first} first.", status: 409);

    public static ServiceException QuotaExceeded(string quota, int maximum) => LimitExceeded($"Cannot exceed quota for {quota}: {maximum}");

    public static ServiceException PoliciesTooLarge(EntityKind kind, string name) =>
        LimitExceeded($"Maximum policy size of {kind.PolicySize} bytes exceeded for {kind.Word} {name}");

    /// <summary>Others kept changing the same entity.</summary>
    public static ServiceException ConcurrentModification() => new(
        "ConcurrentModification",
        "The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again.",
        status: 409);

    private static ServiceException NotFound(string kind, string name) => NoSuchEntity($"The {kind} with name {name} cannot be found.");

    private static ServiceException LimitExceeded(string text) => new("LimitExceeded", text, status: 409);
}
