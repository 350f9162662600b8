using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>Identity providers of one protocol as a row of facts.</summary>
/// <param name="ResourcePrefix">What the resource of their ARNs begins with.</param>
/// <param name="TrailType">What the trail calls one.</param>
/// <param name="FindByName">Finds one by what follows the prefix in its ARN.</param>
/// <param name="TagsOf">The tags of one.</param>
/// <param name="WithTags">The same one with other tags.</param>
/// <param name="NotFound">The refusal for an ARN that none has.</param>
internal sealed record ProviderKind<TRecord>(
    string ResourcePrefix,
    string TrailType,
    Func<ProviderCatalog, AccountId, string, TRecord?> FindByName,
    Func<TRecord, IReadOnlyList<Tag>> TagsOf,
    Func<TRecord, IReadOnlyList<Tag>, TRecord> WithTags,
    Func<string, ServiceException> NotFound)
    where TRecord : class, IRecord
{
    /// <summary>The account's provider of that ARN; null when there is none.</summary>
    public TRecord? Find(ProviderCatalog providers, AccountId account, Arn arn) =>
        arn is { Partition: "aws", Service: "iam", Region: "" } && arn.Account == account.Value && arn.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal)
            ? FindByName(providers, account, arn.Resource[ResourcePrefix.Length..])
            : null;
}
