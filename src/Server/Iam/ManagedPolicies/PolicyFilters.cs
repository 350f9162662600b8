using Signet.Protocol.Shapes;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>The members by which lists of policies and of what uses them are filtered. A filter that is absent wants everything.</summary>
internal static class PolicyFilters
{
    public const string Permissions = "PermissionsPolicy";
    public const string Boundary = "PermissionsBoundary";

    /// <summary>Whose policies: All, AWS or Local.</summary>
    public static Member<string> Scope { get; } = Member.Optional("Scope", Names("All", "AWS", "Local"));

    public static Member<bool?> OnlyAttached { get; } = Member.Optional("OnlyAttached", new BooleanShape());

    /// <summary>Used for what: as permissions or as boundaries.</summary>
    public static Member<string> PolicyUsageFilter { get; } = Member.Optional("PolicyUsageFilter", Names(Permissions, Boundary));

    /// <summary>What an entity is.</summary>
    public static NameShape<string> EntityTypes { get; } = Names("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy");

    /// <summary>Whether a policy is in a scope.</summary>
    public static bool IsIn(this ManagedPolicy policy, string? scope) => scope switch
    {
        "AWS" => policy.IsAws,
        "Local" => !policy.IsAws,
        _ => true,
    };

    private static NameShape<string> Names(params string[] names) => new(names, name => name);
}
