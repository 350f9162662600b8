using Signet.Identifiers;

namespace Signet.Server.Sts;

/// <summary>Reads the ARNs of roles.</summary>
internal static class RoleArns
{
    /// <summary>The account of a role's ARN.</summary>
    /// <exception cref="Signet.Protocol.ServiceException">It is no ARN of any account.</exception>
    public static AccountId AccountOf(string arn) => Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account)
        ? account
        : throw StsErrors.Validation($"{arn} is invalid");
}
