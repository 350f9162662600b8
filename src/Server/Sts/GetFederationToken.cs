using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;
using Signet.Storage;

namespace Signet.Server.Sts;

/// <summary>Gives temporary credentials to someone whom a user, or the root user, vouches for: with what both the user and the passed policies allow.</summary>
internal sealed class GetFederationToken(ServerParts parts) : Operation<GetFederationTokenRequest, GetFederationTokenResponse>(Table)
{
    public static Operation Table { get; } = new("GetFederationToken") { ReadOnly = true, RecordsResponse = true };

    public override Resolution Resolve(Decoded<GetFederationTokenRequest> call)
    {
        var (account, request) = (call.Call.AccountId, call.Request);
        new SessionTags(request.Tags, []).Check(SessionTags.None);
        SessionPolicies.Check(request.Policy, request.PolicyArns, account, parts.Catalog.ManagedPolicies);
        var arn = Arn.FederatedUser(account, request.Name).ToString();
        var demand = new IdentityDemand("sts:GetFederationToken", arn) { Owner = account };
        Demand[] demands = request.Tags.Count > 0 ? [demand, new IdentityDemand("sts:TagSession", arn) { Owner = account }] : [demand];
        return new(demands);
    }

    public override void AddConditions(Resolved<GetFederationTokenRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public override ValueTask<Done<GetFederationTokenResponse>> ExecuteAsync(Admitted<GetFederationTokenRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var packed = SessionPolicies.PackedPercent(request.Policy, request.PolicyArns, new(request.Tags, [])) ?? 0;
        var session = new Session
        {
            Kind = SessionKind.FederatedUser,
            AccessKeyId = Credentials.NewAccessKeyId("ASIA"),
            SecretAccessKey = Credentials.NewSecret(),
            AccountId = call.AccountId,
            PrincipalId = call.Call.Caller.User?.Record.Id,
            Name = request.Name,
            IssuedAt = call.Time,
            ExpiresAt = UserSessions.EndOf(call.Call, request.DurationSeconds),
            Policy = request.Policy,
            PolicyArns = request.PolicyArns,
            Tags = request.Tags,
        };
        return ValueTask.FromResult(Done.With(new GetFederationTokenResponse(session, parts.Sessions.Seal(session), packed)));
    }
}

/// <summary>Asks for credentials for someone of that name.</summary>
internal sealed record GetFederationTokenRequest(string Name, int DurationSeconds, string? Policy, IReadOnlyList<string> PolicyArns, IReadOnlyList<Tag> Tags)
    : IRequest<GetFederationTokenRequest>
{
    private static readonly Member<string> NameMember = Member.Required("Name", StsShapes.FederatedName);

    public static RequestShape<GetFederationTokenRequest> Shape { get; } = new(
        [NameMember, StsShapes.Policy, StsShapes.PolicyArns, StsShapes.UserDuration, StsShapes.Tags],
        fields => new(
            fields.Get(NameMember),
            fields.Get(StsShapes.UserDuration)!.Value,
            fields.Get(StsShapes.Policy),
            fields.Get(StsShapes.PolicyArns) ?? [],
            fields.Get(StsShapes.Tags) ?? []));
}

/// <summary>The credentials, and whose they are.</summary>
internal sealed class GetFederationTokenResponse(Session session, string token, int packedPolicySize) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Credentials", new SessionCredentials(session, token));
        writer.Structure("FederatedUser", new FederatedUser(session));
        writer.Integer("PackedPolicySize", packedPolicySize);
    }

    private sealed class FederatedUser(Session session) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("FederatedUserId", $"{session.AccountId}:{session.Name}");
            writer.Text("Arn", Arn.FederatedUser(session.AccountId, session.Name).ToString());
        }
    }
}
