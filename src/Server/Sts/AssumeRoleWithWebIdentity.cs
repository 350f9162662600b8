using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>Gives temporary credentials for a role to the bearer of an OpenID Connect token, whom the role's trust policy alone must allow.</summary>
internal sealed class AssumeRoleWithWebIdentity(ServerParts parts)
    : RoleSessionOperation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>(Table, parts)
{
    public static Operation Table { get; } =
        new("AssumeRoleWithWebIdentity") { ReadOnly = true, RecordsResponse = true, Proof = CallerProof.WebIdentityToken };

    protected override SessionWish WishOf(Call call, AssumeRoleWithWebIdentityRequest request) => request.Wish with
    {
        Tags = call.Caller.Bearer!.Tags,
        SourceIdentity = call.Caller.Bearer.SourceIdentity,
    };

    protected override AssumeRoleWithWebIdentityResponse Answer(Call call, MadeSession made) => new(made, call.Caller.Bearer!);
}

/// <summary>Brings a token and asks for a session of a role.</summary>
internal sealed record AssumeRoleWithWebIdentityRequest(SessionWish Wish, string Token) : IRequest<AssumeRoleWithWebIdentityRequest>
{
    private static readonly Member<string> WebIdentityToken = Member.Required("WebIdentityToken", new TextShape(4, 20000)).Secret();
    private static readonly Member<string> ProviderId = Member.Optional("ProviderId", new TextShape(4, 2048));

    public static RequestShape<AssumeRoleWithWebIdentityRequest> Shape { get; } = new(
        [StsShapes.RoleArn, StsShapes.RoleSessionName, WebIdentityToken, ProviderId, StsShapes.PolicyArns, StsShapes.Policy, StsShapes.RoleDuration],
        Read);

    private static AssumeRoleWithWebIdentityRequest Read(Fields fields)
    {
        if (fields.Has(ProviderId))
        {
            throw StsErrors.InvalidParameter("ProviderId is for OAuth 2.0 access tokens, which are not taken: send an OpenID Connect token without it.");
        }

        var wish = new SessionWish
        {
            RoleArn = fields.Get(StsShapes.RoleArn),
            SessionName = fields.Get(StsShapes.RoleSessionName),
            DurationSeconds = fields.Get(StsShapes.RoleDuration)!.Value,
            Policy = fields.Get(StsShapes.Policy),
            PolicyArns = fields.Get(StsShapes.PolicyArns) ?? [],
        };
        return new(wish, fields.Get(WebIdentityToken));
    }
}

/// <summary>The session's credentials and names, and whom the token named.</summary>
internal sealed class AssumeRoleWithWebIdentityResponse(MadeSession made, Bearer bearer) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Credentials", new SessionCredentials(made.Session, made.Token));
        writer.Text("SubjectFromWebIdentityToken", bearer.Subject);
        writer.Structure("AssumedRoleUser", new AssumedRoleUser(made));
        writer.Integer("PackedPolicySize", made.PackedPolicySize);
        writer.Text("Provider", bearer.Issuer);
        writer.Text("Audience", bearer.Audience);
        writer.Text("SourceIdentity", made.Session.SourceIdentity);
    }
}
