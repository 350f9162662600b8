using Signet.Identifiers;

namespace Signet.Server.Iam;

/// <summary>The boundary that a creation may name.</summary>
internal static class PermissionsBoundary
{
    /// <summary>Refuses a boundary that is no ARN, and every other one: there are no managed policies to attach yet.</summary>
    public static void Check(string? arn)
    {
        if (arn is null)
        {
            return;
        }

        throw Arn.TryParse(arn, out var policy) && policy is { Service: "iam" } && policy.Resource.StartsWith("policy/", StringComparison.Ordinal)
            ? IamErrors.PolicyNotAttachable()
            : IamErrors.InvalidBoundary(arn);
    }
}
