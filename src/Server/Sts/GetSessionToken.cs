using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;

namespace Signet.Server.Sts;

/// <summary>Gives a user, or the root user, temporary credentials for itself. No policy allows or denies it.</summary>
internal sealed class GetSessionToken(ServerParts parts) : Operation<GetSessionTokenRequest, GetSessionTokenResponse>(Table)
{
    private const int RootMaximum = 3600;

    public static Operation Table { get; } = new("GetSessionToken") { ReadOnly = true, RecordsResponse = true };

    public override Resolution Resolve(Decoded<GetSessionTokenRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<GetSessionTokenRequest> call)
    {
        if (call.Call.Caller.Session is not null)
        {
            throw StsErrors.AccessDenied("Cannot call GetSessionToken with session credentials");
        }

        if (call.Request.NamesMfa)
        {
            throw StsErrors.AccessDenied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");
        }
    }

    public override ValueTask<Done<GetSessionTokenResponse>> ExecuteAsync(Admitted<GetSessionTokenRequest> call, CancellationToken cancellationToken)
    {
        var caller = call.Call.Caller;

        // The root user's longer wishes are cut without a word.
        var seconds = caller.IsRoot ? Math.Min(call.Request.DurationSeconds, RootMaximum) : call.Request.DurationSeconds;
        var session = new Session
        {
            Kind = SessionKind.SessionToken,
            AccessKeyId = Credentials.NewAccessKeyId("ASIA"),
            SecretAccessKey = Credentials.NewSecret(),
            AccountId = caller.AccountId,
            PrincipalId = caller.User?.Record.Id,
            IssuedAt = call.Time,
            ExpiresAt = call.Time.AddSeconds(seconds),
        };
        return ValueTask.FromResult(Done.With(new GetSessionTokenResponse(new(session, parts.Sessions.Seal(session)))));
    }
}

/// <summary>Asks for temporary credentials.</summary>
internal sealed record GetSessionTokenRequest(int DurationSeconds, bool NamesMfa) : IRequest<GetSessionTokenRequest>
{
    private static readonly Member<int?> Duration = Member.Optional<int?>("DurationSeconds", new IntegerShape(900, 129600), standard: 43200);
    private static readonly Member<string> SerialNumber = Member.Optional("SerialNumber", new TextShape(9, 256));
    private static readonly Member<string> TokenCode = Member.Optional("TokenCode", new TextShape(6, 6)).Secret();

    public static RequestShape<GetSessionTokenRequest> Shape { get; } = new(
        [Duration, SerialNumber, TokenCode],
        fields => new(fields.Get(Duration)!.Value, fields.Has(SerialNumber) || fields.Has(TokenCode)));
}

/// <summary>The temporary credentials.</summary>
internal sealed record GetSessionTokenResponse(SessionCredentials Credentials) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Credentials", Credentials);
}
