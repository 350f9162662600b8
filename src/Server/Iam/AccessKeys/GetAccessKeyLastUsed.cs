using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>Tells when an access key of the account was last used, for which service and in which Region.</summary>
internal sealed class GetAccessKeyLastUsed(Catalog catalog, IStore store) : IamOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>(Table)
{
    public static Operation Table { get; } = new("GetAccessKeyLastUsed") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<GetAccessKeyLastUsedRequest> call)
    {
        var (account, id) = (call.Call.AccountId, call.Request.AccessKeyId);
        var owner = Find(account, id) is { UserId: { } userId } && catalog.TryGetUserById(userId, out var user) ? user.Arn : Arn.Root(account).ToString();
        return new([new IdentityDemand($"iam:{Row.Name}", owner) { Owner = account, ShownAs = $"access key {id}" }]);
    }

    public override async ValueTask<Done<GetAccessKeyLastUsedResponse>> ExecuteAsync(Admitted<GetAccessKeyLastUsedRequest> call, CancellationToken cancellationToken)
    {
        var key = Find(call.AccountId, call.Request.AccessKeyId) ?? throw IamErrors.AccessKeyNotFound(call.Request.AccessKeyId);
        var name = key.UserId is { } id && catalog.TryGetUserById(id, out var user) ? user.Record.Name : null;
        return Done.With(new GetAccessKeyLastUsedResponse(name, await store.FindCredentialUseAsync(key.Id, cancellationToken)));
    }

    private AccessKeyRecord? Find(AccountId account, string id) => catalog.TryGetAccessKey(id, out var key) && key.AccountId == account ? key : null;
}

/// <summary>Names an access key.</summary>
internal sealed record GetAccessKeyLastUsedRequest(string AccessKeyId) : IRequest<GetAccessKeyLastUsedRequest>
{
    public static RequestShape<GetAccessKeyLastUsedRequest> Shape { get; } = new([IamShapes.AccessKeyId], fields => new(fields.Get(IamShapes.AccessKeyId)));
}

/// <summary>The user of the key, none for the root user's, and the key's last use.</summary>
internal sealed record GetAccessKeyLastUsedResponse(string? UserName, CredentialUseRecord? Use) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("UserName", UserName);
        writer.Structure("AccessKeyLastUsed", new AccessKeyLastUsed(Use));
    }

    private sealed class AccessKeyLastUsed(CredentialUseRecord? use) : IWritable
    {
        // What AWS says of a key that was never used.
        private const string Never = "N/A";

        public void Write(ResponseWriter writer)
        {
            writer.Time("LastUsedDate", use?.UsedAt);
            writer.Text("ServiceName", use?.Service ?? Never);
            writer.Text("Region", use?.Region ?? Never);
        }
    }
}
