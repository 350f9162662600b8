using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Signet.Policies;
using Signet.Server.Sessions;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>
/// The policies that users and roles bear: inline, attached, those of a user's groups, and the boundary. Gathered when they are first asked for, and anew after any
/// change of a policy or of who bears it.
/// </summary>
internal sealed class PrincipalPolicies
{
    // A boundary whose policy is gone allows nothing. It cannot come to that by IAM's operations; were the store altered, it must not widen anything.
    private static readonly NamedPolicy AllowsNothing =
        new(Policy.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""", PolicyKind.Identity));

    private readonly Catalog _catalog;
    private readonly ConcurrentDictionary<string, Gathered> _gathered = new(StringComparer.Ordinal);
    private long _generation;

    public PrincipalPolicies(Catalog catalog)
    {
        _catalog = catalog;
        catalog.Changed += Notice;
    }

    /// <summary>What a user bears.</summary>
    public CallerPolicies Of(User user) => Of(user.Record.Id, user.Record.PermissionsBoundary, _catalog.Groups.GroupsOf(user.Record.Id).Keys);

    /// <summary>What the sessions of a role bear, uncut.</summary>
    public CallerPolicies Of(Role role) => Of(role.Record.Id, role.Record.PermissionsBoundary, []);

    /// <summary>What is borne, cut by the policies that were passed to the session. A managed one that is gone meanwhile allows nothing.</summary>
    public CallerPolicies Cut(CallerPolicies policies, Session session)
    {
        if (session.CompiledPolicy is null && session.PolicyArns.Count == 0)
        {
            return policies;
        }

        var passed = session.PolicyArns.Select(arn => Find(arn) ?? AllowsNothing);
        return policies with { Session = session.CompiledPolicy is { } own ? [own, .. passed] : [.. passed] };
    }

    /// <summary>The inline and attached policies of a user, role or group alone.</summary>
    public IEnumerable<NamedPolicy> Own(string ownerId) =>
        _catalog.PoliciesOf(ownerId).Values.Select(policy => policy.Compiled).Concat(_catalog.ManagedPolicies.AttachmentsOf(ownerId).Keys.Select(Find).OfType<NamedPolicy>());

    private CallerPolicies Of(string ownerId, string? boundary, IEnumerable<string> groupIds)
    {
        // Read first: what is gathered while something changes is not taken for what holds afterwards.
        var generation = Interlocked.Read(ref _generation);
        if (_gathered.TryGetValue(ownerId, out var gathered) && gathered.Generation == generation)
        {
            return gathered.Policies;
        }

        var policies = new CallerPolicies
        {
            Identity = [.. Own(ownerId), .. groupIds.Order(StringComparer.Ordinal).SelectMany(Own)],
            Boundary = boundary is null ? null : Find(boundary) ?? AllowsNothing,
        };
        _gathered[ownerId] = new(generation, policies);
        return policies;
    }

    private NamedPolicy? Find(string arn) => _catalog.ManagedPolicies.TryGet(arn, out var policy) ? policy.Compiled : null;

    private void Notice(Change change)
    {
        if (change.Record is UserRecord or RoleRecord or GroupRecord or GroupMemberRecord or InlinePolicyRecord
            or ManagedPolicyRecord or ManagedPolicyVersionRecord or PolicyAttachmentRecord)
        {
            Interlocked.Increment(ref _generation);
            if (change is { Kind: ChangeKind.Delete, Record: UserRecord or RoleRecord })
            {
                _gathered.TryRemove(change.Record is UserRecord user ? user.Id : ((RoleRecord)change.Record).Id, out _);
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Gathered(long Generation, CallerPolicies Policies);
}
