using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts;

/// <summary>Lists the account's aliases: one, or none.</summary>
internal sealed class ListAccountAliases(Catalog catalog) : AccountOperation<ListAccountAliasesRequest, ListAccountAliasesResponse>(Table)
{
    public static Operation Table { get; } = new("ListAccountAliases") { ReadOnly = true };

    public override ValueTask<Done<ListAccountAliasesResponse>> ExecuteAsync(Admitted<ListAccountAliasesRequest> call, CancellationToken cancellationToken)
    {
        string[] aliases = catalog.AccountOf(call.AccountId).Alias is { } alias ? [alias] : [];
        return ValueTask.FromResult(Done.With(new ListAccountAliasesResponse(call.Request.Page.Of(aliases, name => name))));
    }
}

/// <summary>Asks for a page of aliases.</summary>
internal sealed record ListAccountAliasesRequest(PageRequest Page) : IRequest<ListAccountAliasesRequest>
{
    public static RequestShape<ListAccountAliasesRequest> Shape { get; } = new([.. PageRequest.Members], fields => new(PageRequest.Read(fields)));
}

/// <summary>A page of aliases.</summary>
internal sealed record ListAccountAliasesResponse(IamPage<string> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Texts("AccountAliases", Page.Items);
        Page.WriteEnd(writer);
    }
}
