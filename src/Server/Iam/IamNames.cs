using System.Text.RegularExpressions;
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

        /// <summary>Whether an access key is to be active.</summary>
        public bool IsActive(Member<string> member) => fields.Get(member) switch
        {
            "Active" => true,
            "Inactive" => false,
            _ => throw IamErrors.InvalidStatus(),
        };
    }

    private static string? Checked(string? value, Member<string> member, Regex pattern, Func<string, ServiceException> refusal) =>
        value is null || pattern.IsMatch(value) ? value : throw refusal(member.TrailName);

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]+\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^/(?:[!-~]+/)?\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^/[!-~]*\z")]
    private static partial Regex PathPrefixPattern();
}
