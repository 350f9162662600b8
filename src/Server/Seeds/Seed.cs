using System.Text;
using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>A file of accounts, users, roles and keys that a server shall have.</summary>
internal sealed class Seed
{
    private readonly SeedMap _root;
    private readonly SeedSources _sources;

    private Seed(SeedMap root, SeedSources sources, IReadOnlyList<string> notes) => (_root, _sources, Notes) = (root, sources, notes);

    /// <summary>What a seed of another program says that cannot be carried over, each with its place.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Reads a seed's file, and what it looks like; what it asks for is not looked at yet.</summary>
    /// <exception cref="SeedException">It cannot be read, or is no seed.</exception>
    public static Seed Read(string path, Func<string, string?> environment)
    {
        var root = SeedParser.Parse(path, ReadText(path)).Map;
        var notes = new List<string>();
        root = LocalKmsSeed.IsIn(root) ? new LocalKmsSeed(notes).Translate(root) : root;
        return new(root, new(Path.GetDirectoryName(Path.GetFullPath(path))!, environment), notes);
    }

    /// <summary>Makes the calls that bring the server to what the seed says; nothing is called for what is there already, and what the seed does not name stays.</summary>
    /// <exception cref="SeedException">The service would refuse one of them.</exception>
    public async Task ApplyAsync(SeedCalls calls, AccountId own, CancellationToken cancellationToken)
    {
        var accounts = AccountSeed.Read(_root, own);
        var principals = new PrincipalSeed(calls, _sources);
        var users = new UserSeed(calls, _sources, principals);
        foreach (var account in accounts)
        {
            await ApplyAccountAsync(calls, account, users, cancellationToken);
        }

        await EachAsync(accounts, "ManagedPolicies", new ManagedPolicySeed(calls, _sources).ApplyAsync, cancellationToken);
        await EachAsync(accounts, "Groups", new GroupSeed(calls, principals).ApplyAsync, cancellationToken);
        await EachAsync(accounts, "Users", users.ApplyAsync, cancellationToken);
        await EachAsync(accounts, "OpenIDConnectProviders", new ProviderSeed(calls).ApplyAsync, cancellationToken);
        await ApplyRolesAsync(accounts, new(calls, _sources, principals), cancellationToken);
        await EachAsync(accounts, "Keys", new KeySeed(calls, _sources).ApplyAsync, cancellationToken);
    }

    private static async Task ApplyAccountAsync(SeedCalls calls, AccountSeed account, UserSeed users, CancellationToken cancellationToken)
    {
        if (!calls.Catalog.HasAccount(account.Scope.Account))
        {
            await calls.CreateAccountAsync(account.Scope.Account, cancellationToken);
        }

        if (account.Alias is { } alias && calls.Catalog.TryGetAccount(account.Scope.Account, out var there) && there.Alias != alias.Text)
        {
            await calls.CallAsync(alias.Place, account.Scope, Service.Iam, "CreateAccountAlias", new() { ["AccountAlias"] = alias.Text }, cancellationToken);
        }

        foreach (var key in account.RootAccessKeys)
        {
            await users.ApplyKeyAsync(key, account.Scope, userName: null, cancellationToken);
        }
    }

    private static async Task EachAsync(
        IReadOnlyList<AccountSeed> accounts, string kind, Func<SeedMap, Scope, CancellationToken, Task> apply, CancellationToken cancellationToken)
    {
        foreach (var (part, scope) in accounts.SelectMany(account => account.Parts(kind)))
        {
            await apply(part, scope, cancellationToken);
        }
    }

    // A role may trust one that stands further down: those whose principals are not there yet are tried again, for as long as any gets through.
    private static async Task ApplyRolesAsync(IReadOnlyList<AccountSeed> accounts, RoleSeed seed, CancellationToken cancellationToken)
    {
        var roles = accounts.SelectMany(account => account.Parts("Roles")).ToList();
        while (roles.Count > 0)
        {
            var refused = new List<(SeedMap, Scope)>();
            SeedRefusal? first = null;
            foreach (var (part, scope) in roles)
            {
                try
                {
                    await seed.ApplyAsync(part, scope, cancellationToken);
                }
                catch (SeedRefusal refusal) when (refusal.Code is "MalformedPolicyDocument")
                {
                    first ??= refusal;
                    refused.Add((part, scope));
                }
            }

            roles = refused.Count < roles.Count ? refused : throw first!;
        }
    }

    private static string ReadText(string path)
    {
        var place = new Place(path);
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[SeedParser.MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= SeedParser.MaxBytes
                ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes, 0, length).TrimStart('\uFEFF')
                : throw place.Error($"a seed has at most {SeedParser.MaxBytes} bytes");
        }
        catch (DecoderFallbackException)
        {
            throw place.Error("it is not UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw place.Error("it cannot be read");
        }
    }
}
