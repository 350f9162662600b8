using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Saml;

namespace Signet.Server.Sts;

/// <summary>Gives temporary credentials for a role to the subject of a SAML assertion, whom the role's trust policy alone must allow.</summary>
internal sealed class AssumeRoleWithSAML(ServerParts parts) : RoleSessionOperation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>(Table, parts)
{
    public static Operation Table { get; } = new("AssumeRoleWithSAML") { ReadOnly = true, RecordsResponse = true, Proof = CallerProof.SamlAssertion };

    protected override SessionWish WishOf(Call call, AssumeRoleWithSAMLRequest request)
    {
        var subject = (SamlSubject)call.Caller.Bearer!;
        if (!subject.Roles.Contains((request.RoleArn, request.PrincipalArn)))
        {
            throw StsErrors.BearerNotAuthorized("sts:AssumeRoleWithSAML");
        }

        return new()
        {
            RoleArn = request.RoleArn,
            SessionName = subject.SessionName,
            DurationSeconds = Math.Min(request.DurationSeconds, subject.SessionDuration ?? int.MaxValue),
            Policy = request.Policy,
            PolicyArns = request.PolicyArns,
            Tags = subject.Tags,
            SourceIdentity = subject.SourceIdentity,
            EndsBy = subject.SessionEndsBy,
        };
    }

    protected override AssumeRoleWithSAMLResponse Answer(Call call, MadeSession made) => new(made, (SamlSubject)call.Caller.Bearer!);
}

/// <summary>Brings a SAML response and asks for a session of a role.</summary>
internal sealed record AssumeRoleWithSAMLRequest(
    string RoleArn, string PrincipalArn, string Assertion, int DurationSeconds, string? Policy, IReadOnlyList<string> PolicyArns)
    : IRequest<AssumeRoleWithSAMLRequest>
{
    private static readonly Member<string> PrincipalArnMember = Member.Required("PrincipalArn", new TextShape(20, 2048));
    private static readonly Member<string> AssertionMember = Member.Required("SAMLAssertion", new TextShape(4, 100_000)).Secret();

    public static RequestShape<AssumeRoleWithSAMLRequest> Shape { get; } = new(
        [StsShapes.RoleArn, PrincipalArnMember, AssertionMember, StsShapes.PolicyArns, StsShapes.Policy, StsShapes.RoleDuration],
        fields => new(
            fields.Get(StsShapes.RoleArn),
            fields.Get(PrincipalArnMember),
            fields.Get(AssertionMember),
            fields.Get(StsShapes.RoleDuration)!.Value,
            fields.Get(StsShapes.Policy),
            fields.Get(StsShapes.PolicyArns) ?? []));
}

/// <summary>The session's credentials and names, and whom the assertion named.</summary>
internal sealed class AssumeRoleWithSAMLResponse(MadeSession made, SamlSubject subject) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Credentials", new SessionCredentials(made.Session, made.Token));
        writer.Structure("AssumedRoleUser", new AssumedRoleUser(made));
        writer.Integer("PackedPolicySize", made.PackedPolicySize);
        writer.Text("Subject", subject.Subject);
        writer.Text("SubjectType", subject.SubjectType);
        writer.Text("Issuer", subject.Issuer);
        writer.Text("Audience", subject.Audience);
        writer.Text("NameQualifier", subject.NameQualifier);
        writer.Text("SourceIdentity", made.Session.SourceIdentity);
    }
}
