using System.Text.RegularExpressions;
using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Operator;

/// <summary>Makes a further account while the server runs; only the root user of the server's own account may.</summary>
internal sealed class CreateAccount(ServerParts parts, AccountId ownAccount) : Operation<CreateAccountRequest, CreateAccountResponse>(Table)
{
    public static Operation Table { get; } = new("CreateAccount");

    public override Resolution Resolve(Decoded<CreateAccountRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<CreateAccountRequest> call)
    {
        if (!call.Call.Caller.IsRoot || call.AccountId != ownAccount)
        {
            throw OperatorErrors.NotOwnRoot(call.Call, ownAccount);
        }

        if (parts.Catalog.HasAccount(AccountId.Parse(call.Request.AccountId)))
        {
            throw OperatorErrors.AccountExists(call.Request.AccountId);
        }
    }

    public override ValueTask<Done<CreateAccountResponse>> ExecuteAsync(Admitted<CreateAccountRequest> call, CancellationToken cancellationToken)
    {
        var (changes, id, secret) = AccountMaker.Make(AccountId.Parse(call.Request.AccountId), parts.Sealer, call.Time);
        var response = new CreateAccountResponse(call.Request.AccountId, id, secret);
        return ValueTask.FromResult(Done.With(response, [.. changes.Select(change => new WantedChange(change, () => OperatorErrors.AccountExists(call.Request.AccountId)))]));
    }
}

/// <summary>Asks for a further account.</summary>
internal sealed partial record CreateAccountRequest(string AccountId) : IRequest<CreateAccountRequest>
{
    private static readonly Member<string> AccountIdMember = Member.Required("AccountId", new TextShape(12, 12, Digits(), "[0-9]{12}"));

    public static RequestShape<CreateAccountRequest> Shape { get; } = new([AccountIdMember], fields => new(fields.Get(AccountIdMember)));

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Digits();
}

/// <summary>The account and its root user's first access key; the secret is told only here.</summary>
internal sealed record CreateAccountResponse(string AccountId, string AccessKeyId, string SecretAccessKey) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("AccountId", AccountId);
        writer.Text("AccessKeyId", AccessKeyId);
        writer.Secret("SecretAccessKey", SecretAccessKey);
    }
}
