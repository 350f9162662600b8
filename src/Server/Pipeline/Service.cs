using Signet.Protocol.SigV4;

namespace Signet.Server.Pipeline;

/// <summary>One of the services on the port, as a row of facts: its name in credential scopes, its protocol, its clock window.</summary>
/// <param name="Name">The service name of the credential scope, and the prefix of its actions.</param>
/// <param name="TargetPrefix">What <c>X-Amz-Target</c> begins with; null for awsQuery services.</param>
/// <param name="XmlNamespace">The namespace of XML answers; null for JSON services.</param>
/// <param name="ApiVersion">The <c>Version</c> parameter of query strings.</param>
/// <param name="Rules">How its signatures are checked.</param>
internal sealed record Service(string Name, string? TargetPrefix, string? XmlNamespace, string ApiVersion, SigV4Rules Rules)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    public static Service Kms { get; } =
        new("kms", "TrentService.", null, "2014-11-01", SigV4Rules.Kms);

    public static Service Sts { get; } =
        new("sts", null, "https://sts.amazonaws.com/doc/2011-06-15/", "2011-06-15", SigV4Rules.Sts);

    public static Service Iam { get; } =
        new("iam", null, "https://iam.amazonaws.com/doc/2010-05-08/", "2010-05-08", SigV4Rules.Iam);

    public static Service CloudTrail { get; } =
        new("cloudtrail", "CloudTrail_20131101.", null, "2013-11-01", new("cloudtrail", FiveMinutes, JsonErrors: true, HonoursExpires: true))
        {
            LongTargetPrefix = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.",
        };

    /// <summary>Signet's own operations, which AWS does not have: for whoever runs this server.</summary>
    public static Service Operator { get; } =
        new("signet", "Signet.", null, "2026-11-01", new("signet", FiveMinutes, JsonErrors: true, HonoursExpires: true));

    public static IReadOnlyList<Service> All { get; } = [Kms, Sts, Iam, CloudTrail, Operator];

    /// <summary>The prefix with a package before it, which botocore sends where the SDK for JavaScript sends the short one; null for most.</summary>
    public string? LongTargetPrefix { get; init; }

    public bool IsJson => TargetPrefix is not null;

    /// <summary>The operation that an <c>X-Amz-Target</c> of this service names; null for a target of another service.</summary>
    public string? OperationOf(string target) => After(TargetPrefix, target) ?? After(LongTargetPrefix, target);

    /// <summary>The event source in the trail.</summary>
    public string EventSource => $"{Name}.amazonaws.com";

    /// <summary>IAM has one Region, whatever the credential scope says.</summary>
    public string? FixedRegion => this == Iam ? "us-east-1" : null;

    /// <summary>The code and the status of a refused authorisation.</summary>
    public (string Code, int Status) AccessDenied => IsJson ? ("AccessDeniedException", 400) : ("AccessDenied", 403);

    private static string? After(string? prefix, string target) =>
        prefix is not null && target.StartsWith(prefix, StringComparison.Ordinal) ? target[prefix.Length..] : null;
}
