using Signet.Identifiers;

namespace Signet.Server.State;

/// <summary>IAM's names are unique in their account without regard to case.</summary>
internal sealed class AccountAndName : IEqualityComparer<(AccountId Account, string Name)>
{
    public static AccountAndName Comparer { get; } = new();

    public bool Equals((AccountId Account, string Name) x, (AccountId Account, string Name) y) =>
        x.Account == y.Account && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode((AccountId Account, string Name) obj) =>
        HashCode.Combine(obj.Account, string.GetHashCode(obj.Name, StringComparison.OrdinalIgnoreCase));
}
