using Signet.Server.Settings;
using Signet.Storage;

namespace Signet.Server.Operator;

/// <summary>The account that a server's first start makes, with its root user's access key.</summary>
internal static class FirstAccount
{
    /// <summary>Makes it, unless it is there; tells the credentials that were made.</summary>
    public static async Task<(string AccessKeyId, string SecretAccessKey)?> MakeAsync(ServerParts parts, ServerOptions options, CancellationToken cancellationToken)
    {
        if (parts.Catalog.HasAccount(options.Account))
        {
            return null;
        }

        // A first start that was interrupted has left credentials and no account: they are taken up again.
        var folder = new DataFolder(options.DataFolder);
        var left = parts.Catalog.HasAnyAccount || options.RootAccessKeyId is not null ? null : folder.ReadCredentials("default");
        var (changes, id, secret) = Make(parts, options, left);
        if (left is null)
        {
            // The file first: an account whose secret nobody holds would be of no use to anyone.
            folder.AddCredentials(folder.ReadCredentials("default") is null ? "default" : DataFolder.ProfileOf(options.Account), id, secret);
        }

        await parts.Store.CommitAsync(new(changes, []), cancellationToken);
        return (id, secret);
    }

    /// <summary>The account as its first start made it, with the same credentials, for a store that begins anew.</summary>
    public static Commit Again(ServerParts parts, ServerOptions options)
    {
        var folder = new DataFolder(options.DataFolder);
        var written = options.RootAccessKeyId is not null ? null : folder.ReadCredentials(DataFolder.ProfileOf(options.Account)) ?? folder.ReadCredentials("default");
        return new(Make(parts, options, written).Changes, []);
    }

    private static (IReadOnlyList<Change> Changes, string AccessKeyId, string SecretAccessKey) Make(
        ServerParts parts, ServerOptions options, (string AccessKeyId, string SecretAccessKey)? written) => AccountMaker.Make(
        options.Account, parts.Sealer, parts.Clock.GetUtcNow(), options.RootAccessKeyId ?? written?.AccessKeyId, options.RootSecretAccessKey ?? written?.SecretAccessKey);
}
