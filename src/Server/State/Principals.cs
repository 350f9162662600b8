using Signet.Policies;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>An inline policy of a user, role or group, compiled when it is first asked for.</summary>
internal sealed class InlinePolicy(InlinePolicyRecord record)
{
    private NamedPolicy? _compiled;

    public InlinePolicyRecord Record => record;

    public NamedPolicy Compiled => _compiled ??= new(Policy.Parse(record.Document, PolicyKind.Identity)) { Name = record.Name, OwnerId = record.OwnerId };
}

/// <summary>An immutable snapshot of an IAM user.</summary>
internal sealed class User(UserRecord record)
{
    public UserRecord Record => record;

    public string Arn { get; } = Identifiers.Arn.User(record.AccountId, record.Path, record.Name).ToString();
}

/// <summary>An immutable snapshot of an IAM group.</summary>
internal sealed class Group(GroupRecord record)
{
    public GroupRecord Record => record;

    public string Arn { get; } = Identifiers.Arn.Group(record.AccountId, record.Path, record.Name).ToString();
}

/// <summary>An immutable snapshot of an IAM role.</summary>
internal sealed class Role(RoleRecord record)
{
    private Policy? _trust;

    public RoleRecord Record => record;

    public string Arn { get; } = Identifiers.Arn.Role(record.AccountId, record.Path, record.Name).ToString();

    /// <summary>Who may assume the role, compiled when it is first asked for.</summary>
    public Policy Trust => _trust ??= Policy.Parse(record.TrustPolicy, PolicyKind.Trust);
}
