using Signet.Identifiers;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>One account of a seed, read as far as its parts.</summary>
internal sealed class AccountSeed
{
    // The Region that `signet env` sets, too.
    private static readonly Region StandardRegion = Region.Parse("us-east-1");

    private static readonly string[] Names =
        ["AccountId", "AccountAlias", "Region", "RootAccessKeys", "ManagedPolicies", "Groups", "Users", "OpenIDConnectProviders", "Roles", "Keys"];

    private readonly SeedMap _map;

    private AccountSeed(SeedMap map, AccountId account) =>
        (_map, Scope) = (map.Only(Names), new(account, map["Region"]?.Region ?? StandardRegion));

    /// <summary>The account, and where its keys go that name no Region.</summary>
    public Scope Scope { get; }

    public SeedNode? Alias => _map["AccountAlias"];

    public IEnumerable<SeedNode> RootAccessKeys => _map["RootAccessKeys"]?.Items ?? [];

    /// <summary>The account's parts of one kind.</summary>
    public IEnumerable<(SeedMap Part, Scope Scope)> Parts(string kind) => (_map[kind]?.Items ?? []).Select(node => (node.Map, Scope));

    /// <summary>The accounts of a seed: those listed, or the one that it describes itself; the server's own where it has no number.</summary>
    public static IReadOnlyList<AccountSeed> Read(SeedMap root, AccountId own)
    {
        if (root["Accounts"] is not { } accounts)
        {
            return [new(root, root["AccountId"]?.Account ?? own)];
        }

        root.Only("Accounts");
        var all = accounts.Items.Select(node => new AccountSeed(node.Map, node.Map.Required("AccountId").Account)).ToList();
        var twice = accounts.Items.GroupBy(node => node.Map.Required("AccountId").Text, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? all : throw twice.Last().Place.Error($"the account {twice.Key} is there twice");
    }
}
