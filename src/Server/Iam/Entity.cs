using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A user, a role or the account's root user, for operations that treat them alike.</summary>
/// <param name="Id">The unique id; the root user's is its account.</param>
/// <param name="Name">The name; the root user has none.</param>
/// <param name="Arn">The ARN, with the path.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Record">What is stored of it.</param>
internal sealed record Entity(string Id, string? Name, string Arn, IReadOnlyList<Tag> Tags, IRecord Record)
{
    public bool IsRoot => Record is AccountRecord;

    /// <summary>
    /// Stored with what is added to the entity, as the last change: quotas that were counted, and a deletion that saw nothing left,
    /// are decided anew when another call added something meanwhile. Last, because the catalog then shows the new version only
    /// after it shows what was added.
    /// </summary>
    public WantedChange Touched => new(Change.Update(Record), IamErrors.ConcurrentModification);

    public static Entity Of(User user) => new(user.Record.Id, user.Record.Name, user.Arn, user.Record.Tags, user.Record);

    public static Entity Of(Role role) => new(role.Record.Id, role.Record.Name, role.Arn, role.Record.Tags, role.Record);

    public static Entity RootOf(AccountRecord account) =>
        new(account.Id.Value, Name: null, Identifiers.Arn.Root(account.Id).ToString(), Tags: [], account);
}
