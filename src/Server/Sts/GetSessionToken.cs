using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;

namespace Signet.Server.Sts;

/// <summary>Gives a user, or the root user, temporary credentials for itself. No policy allows or denies it.</summary>
internal sealed class GetSessionToken(ServerParts parts) : Operation<GetSessionTokenRequest, GetSessionTokenResponse>(Table)
{
    public static Operation Table { get; } = new("GetSessionToken") { ReadOnly = true, RecordsResponse = true };

    public override Resolution Resolve(Decoded<GetSessionTokenRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<GetSessionTokenRequest> call)
    {
        if (call.Request.NamesMfa)
        {
            throw StsErrors.NoMfaDevice();
        }
    }

    public override ValueTask<Done<GetSessionTokenResponse>> ExecuteAsync(Admitted<GetSessionTokenRequest> call, CancellationToken cancellationToken)
    {
        var caller = call.Call.Caller;
        var session = new Session
        {
            Kind = SessionKind.SessionToken,
            AccessKeyId = Credentials.NewAccessKeyId("ASIA"),
            SecretAccessKey = Credentials.NewSecret(),
            AccountId = caller.AccountId,
            PrincipalId = caller.User?.Record.Id,
            IssuedAt = call.Time,
            ExpiresAt = UserSessions.EndOf(call.Call, call.Request.DurationSeconds),
        };
        return ValueTask.FromResult(Done.With(new GetSessionTokenResponse(new(session, parts.Sessions.Seal(session)))));
    }
}

/// <summary>Asks for temporary credentials.</summary>
internal sealed record GetSessionTokenRequest(int DurationSeconds, bool NamesMfa) : IRequest<GetSessionTokenRequest>
{
    public static RequestShape<GetSessionTokenRequest> Shape { get; } = new(
        [StsShapes.UserDuration, StsShapes.SerialNumber, StsShapes.TokenCode],
        fields => new(fields.Get(StsShapes.UserDuration)!.Value, fields.Has(StsShapes.SerialNumber) || fields.Has(StsShapes.TokenCode)));
}

/// <summary>The temporary credentials.</summary>
internal sealed record GetSessionTokenResponse(SessionCredentials Credentials) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Credentials", Credentials);
}
