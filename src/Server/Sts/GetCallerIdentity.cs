using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>Tells who the caller is; always allowed, even under an explicit Deny.</summary>
internal sealed class GetCallerIdentity() : Operation<GetCallerIdentityRequest, GetCallerIdentityResponse>(Table)
{
    public static Operation Table { get; } = new("GetCallerIdentity") { ReadOnly = true };

    public override Resolution Resolve(Decoded<GetCallerIdentityRequest> call) => Resolution.AlwaysAllowed;

    public override ValueTask<Done<GetCallerIdentityResponse>> ExecuteAsync(Admitted<GetCallerIdentityRequest> call, CancellationToken cancellationToken)
    {
        var caller = call.Call.Caller;
        return ValueTask.FromResult(Done.With(new GetCallerIdentityResponse(caller.UserId, caller.AccountId.Value, caller.Names.Arn)));
    }
}

/// <summary>Asks who the caller is.</summary>
internal sealed record GetCallerIdentityRequest : IRequest<GetCallerIdentityRequest>
{
    public static RequestShape<GetCallerIdentityRequest> Shape { get; } = new([], _ => new());
}

/// <summary>Who the caller is.</summary>
internal sealed record GetCallerIdentityResponse(string UserId, string Account, string Arn) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("Arn", Arn);
        writer.Text("UserId", UserId);
        writer.Text("Account", Account);
    }
}
