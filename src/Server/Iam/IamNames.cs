using System.Text.RegularExpressions;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam;

/// <summary>Reads the members that IAM refuses in sentences of its own when their characters do not fit: names, paths and the status of a key.</summary>
internal static partial class IamNames
{
    extension(Fields fields)
    {
        /// <summary>The name of a user, a role or a policy.</summary>
        public string Name(Member<string> member) => fields.OptionalName(member)!;

        /// <summary>A name that may be absent.</summary>
        public string? OptionalName(Member<string> member) => Checked(fields.Get(member), member, NamePattern(), IamErrors.InvalidName);

        /// <summary>A path that may be absent.</summary>
        public string? Path(Member<string> member) => Checked(fields.Get(member), member, PathPattern(), IamErrors.InvalidPath);

        /// <summary>What the listed paths begin with; everything when it is absent.</summary>
        public string PathPrefix(Member<string> member) =>
            Checked(fields.Get(member), member, PathPrefixPattern(), IamErrors.InvalidPathPrefix) ?? "/";

        /// <summary>The ARN of a managed policy.</summary>
        public string PolicyArn(Member<string> member)
        {
            var text = fields.Get(member);
            return !Arn.TryParse(text, out var arn) ? throw IamErrors.InvalidArn()
                : IsPolicy(arn) ? text
                : throw IamErrors.InvalidInput($"ARN {text} is not valid.");
        }

        /// <summary>The ARN of the managed policy that is to bound a user or role.</summary>
        public string Boundary(Member<string> member) => fields.OptionalBoundary(member)!;

        /// <summary>The ARN of a boundary that may be absent.</summary>
        public string? OptionalBoundary(Member<string> member)
        {
            var text = fields.Get(member);
            return text is null || (Arn.TryParse(text, out var arn) && IsPolicy(arn)) ? text : throw IamErrors.InvalidBoundary(text);
        }

        /// <summary>Whether an access key is to be active.</summary>
        public bool IsActive(Member<string> member) => fields.Get(member) switch
        {
            "Active" => true,
            "Inactive" => false,
            _ => throw IamErrors.InvalidStatus(),
        };
    }

    private static bool IsPolicy(Arn arn) => arn.Service is "iam" && arn.Resource.StartsWith("policy/", StringComparison.Ordinal);

    private static string? Checked(string? value, Member<string> member, Regex pattern, Func<string, ServiceException> refusal) =>
        value is null || pattern.IsMatch(value) ? value : throw refusal(member.TrailName);

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]+\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^/(?:[!-~]+/)?\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^/[!-~]*\z")]
    private static partial Regex PathPrefixPattern();
}
