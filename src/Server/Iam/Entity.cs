using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A user, role, group, managed policy, instance profile or the account's root user, for operations that treat them alike.</summary>
/// <param name="Id">The unique id; the root user's is its account.</param>
/// <param name="Name">The name; the root user has none.</param>
/// <param name="Path">The path, <c>/</c> at the least.</param>
/// <param name="Arn">The ARN, with the path.</param>
/// <param name="Record">What is stored of it; null for AWS's managed policies, which are part of the program.</param>
internal sealed record Entity(string Id, string? Name, string Path, string Arn, IRecord? Record)
{
    /// <summary>The tags; groups and the root user have none.</summary>
    public IReadOnlyList<Tag> Tags { get; private init; } = [];

    /// <summary>The ARN of the managed policy that bounds it; null for none.</summary>
    public string? PermissionsBoundary { get; private init; }

    public bool IsRoot => Record is AccountRecord;

    /// <summary>
    /// Stored with what is added to the entity, as the last change: quotas that were counted, and a deletion that saw nothing left,
    /// are decided anew when another call added something meanwhile. Last, because the catalog then shows the new version only
    /// after it shows what was added.
    /// </summary>
    public WantedChange Touched => new(Change.Update(Record!), IamErrors.ConcurrentModification);

    public static Entity Of(User user) => new(user.Record.Id, user.Record.Name, user.Record.Path, user.Arn, user.Record)
    {
        Tags = user.Record.Tags,
        PermissionsBoundary = user.Record.PermissionsBoundary,
    };

    public static Entity Of(Role role) => new(role.Record.Id, role.Record.Name, role.Record.Path, role.Arn, role.Record)
    {
        Tags = role.Record.Tags,
        PermissionsBoundary = role.Record.PermissionsBoundary,
    };

    public static Entity Of(Group group) => new(group.Record.Id, group.Record.Name, group.Record.Path, group.Arn, group.Record);

    public static Entity Of(ManagedPolicy policy) => new(policy.Id, policy.Name, policy.Path, policy.Arn, policy.Record) { Tags = policy.Tags };

    public static Entity Of(InstanceProfileRecord profile) =>
        new(profile.Id, profile.Name, profile.Path, Identifiers.Arn.InstanceProfile(profile.AccountId, profile.Path, profile.Name).ToString(), profile) { Tags = profile.Tags };

    public static Entity RootOf(AccountRecord account) => new(account.Id.Value, Name: null, "/", Identifiers.Arn.Root(account.Id).ToString(), account);

    /// <summary>Replaces the tags.</summary>
    public WantedChange WithTags(IReadOnlyList<Tag> tags) => Replaced(Record switch
    {
        UserRecord user => user with { Tags = tags },
        RoleRecord role => role with { Tags = tags },
        ManagedPolicyRecord policy => policy with { Tags = tags },
        InstanceProfileRecord profile => profile with { Tags = tags },
        _ => throw new InvalidOperationException($"{Arn} cannot have tags."),
    });

    /// <summary>Sets or, with null, takes away the boundary.</summary>
    public WantedChange WithBoundary(string? policyArn) => Replaced(Record switch
    {
        UserRecord user => user with { PermissionsBoundary = policyArn },
        RoleRecord role => role with { PermissionsBoundary = policyArn },
        _ => throw new InvalidOperationException($"{Arn} cannot have a boundary."),
    });

    /// <summary>The record with another name or path.</summary>
    public IRecord Renamed(string name, string path) => Record switch
    {
        UserRecord user => user with { Name = name, Path = path },
        GroupRecord group => group with { Name = name, Path = path },
        _ => throw new InvalidOperationException($"{Arn} cannot be renamed."),
    };

    private static WantedChange Replaced(IRecord record) => new(Change.Update(record), IamErrors.ConcurrentModification);
}
