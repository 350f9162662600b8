using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Sts;

/// <summary>Tells which account an access key belongs to, but not whether it is active. Of temporary keys nothing is stored: only the caller's own is known.</summary>
internal sealed class GetAccessKeyInfo(Catalog catalog) : Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>(Table)
{
    public static Operation Table { get; } = new("GetAccessKeyInfo") { ReadOnly = true };

    public override Resolution Resolve(Decoded<GetAccessKeyInfoRequest> call) => new([new IdentityDemand("sts:GetAccessKeyInfo", "*")]);

    public override ValueTask<Done<GetAccessKeyInfoResponse>> ExecuteAsync(Admitted<GetAccessKeyInfoRequest> call, CancellationToken cancellationToken)
    {
        var id = call.Request.AccessKeyId;
        var account = id == call.Call.Caller.AccessKeyId ? call.AccountId
            : catalog.TryGetAccessKey(id, out var key) ? key.AccountId
            : throw StsErrors.Validation("The specified value for accessKeyId is invalid.");
        return ValueTask.FromResult(Done.With(new GetAccessKeyInfoResponse(account.Value)));
    }
}

/// <summary>Names an access key.</summary>
internal sealed partial record GetAccessKeyInfoRequest(string AccessKeyId) : IRequest<GetAccessKeyInfoRequest>
{
    private static readonly Member<string> AccessKeyIdMember = Member.Required("AccessKeyId", new TextShape(16, 128, Pattern(), @"[\w]*"));

    public static RequestShape<GetAccessKeyInfoRequest> Shape { get; } = new([AccessKeyIdMember], fields => new(fields.Get(AccessKeyIdMember)));

    [GeneratedRegex(@"^[A-Za-z0-9_]*\z")]
    private static partial Regex Pattern();
}

/// <summary>The account.</summary>
internal sealed record GetAccessKeyInfoResponse(string Account) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("Account", Account);
}
