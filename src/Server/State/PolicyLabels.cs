using Signet.Policies;

namespace Signet.Server.State;

/// <summary>What a policy is called when a decision is explained.</summary>
internal sealed class PolicyLabels(Catalog catalog)
{
    /// <summary>The ARN of a managed policy, <c>user_alice_NAME</c> for an inline one, else the name that it was passed under; null when it has none.</summary>
    public string? Of(NamedPolicy policy) => policy.ManagedPolicyArn ?? (policy.OwnerId is { } owner ? $"{OwnerOf(owner)}_{policy.Name}" : policy.Name);

    private string OwnerOf(string id) =>
        catalog.TryGetUserById(id, out var user) ? $"user_{user.Record.Name}"
        : catalog.TryGetRoleById(id, out var role) ? $"role_{role.Record.Name}"
        : catalog.Groups.All.TryGet(id, out var group) ? $"group_{group.Record.Name}"
        : id;
}
