using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>Lists the access keys of a user, or of the caller, in order of id.</summary>
internal sealed class ListAccessKeys(Catalog catalog) : UserOperation<UserOrCallerPageRequest, ListAccessKeysResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListAccessKeys") { ReadOnly = true };

    public override ValueTask<Done<ListAccessKeysResponse>> ExecuteAsync(Admitted<UserOrCallerPageRequest> call, CancellationToken cancellationToken)
    {
        var owner = Found(call);
        var page = call.Request.Page.Of(Catalog.AccessKeysOf(owner.Id), key => key.Id);
        return ValueTask.FromResult(Done.With(new ListAccessKeysResponse(owner.Name, page)));
    }
}

/// <summary>A page of access keys, without their secrets.</summary>
internal sealed record ListAccessKeysResponse(string? UserName, IamPage<AccessKeyRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("AccessKeyMetadata", Page.Items.Select(key => new AccessKeyEntry(UserName, key)));
        Page.WriteEnd(writer);
    }
}
