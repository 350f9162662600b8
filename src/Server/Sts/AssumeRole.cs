using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>Gives temporary credentials for a role to a caller whom the role's trust policy allows.</summary>
internal sealed class AssumeRole(ServerParts parts) : RoleSessionOperation<AssumeRoleRequest, AssumeRoleResponse>(Table, parts)
{
    public static Operation Table { get; } = new("AssumeRole") { ReadOnly = true, RecordsResponse = true };

    public override void Admit(Admitted<AssumeRoleRequest> call)
    {
        base.Admit(call);
        if (call.Request.NamesMfa)
        {
            throw StsErrors.NoMfaDevice();
        }
    }

    protected override SessionWish WishOf(Call call, AssumeRoleRequest request)
    {
        if (call.Caller.IsRoot && !call.Caller.IsUnrestricted)
        {
            throw StsErrors.AccessDenied("Roles may not be assumed by root accounts.");
        }

        return request.Wish with
        {
            Inherited = SessionTags.InheritedFrom(call.Caller.Session),
            SourceIdentity = SourceIdentityOf(call.Caller, request.Wish.SourceIdentity),
        };
    }

    protected override AssumeRoleResponse Answer(Call call, MadeSession made) => new(made);

    // A source identity stays through a chain and cannot change.
    private static string? SourceIdentityOf(Caller caller, string? asked) => caller.Session?.SourceIdentity is not { } inherited ? asked
        : asked is null || asked == inherited ? inherited
        : throw StsErrors.AccessDenied("The source identity of a session cannot be changed.");
}

/// <summary>Asks for a session of a role.</summary>
internal sealed record AssumeRoleRequest(SessionWish Wish, bool NamesMfa) : IRequest<AssumeRoleRequest>
{
    private static readonly Member<IReadOnlyList<string>> TransitiveTagKeys =
        Member.Optional("TransitiveTagKeys", new ListShape<string>(new TextShape(1, 128), maximum: 50));

    private static readonly Member<string> ExternalId = Member.Optional("ExternalId", StsShapes.ExternalId).Condition("sts:ExternalId");
    private static readonly Member<string> SourceIdentity = Member.Optional("SourceIdentity", StsShapes.Name);
    private static readonly Member<string> ContextProvider = Member.Optional("ProviderArn", new TextShape(20, 2048));
    private static readonly Member<string> ContextAssertion = Member.Optional("ContextAssertion", new TextShape(4, 2048)).Secret();
    private static readonly Member<IReadOnlyList<string>> ProvidedContexts = Member.Optional("ProvidedContexts", new ListShape<string>(
        new StructureShape<string>([ContextProvider, ContextAssertion], fields => fields.Get(ContextProvider) ?? ""), maximum: 5)).Unrecorded();

    public static RequestShape<AssumeRoleRequest> Shape { get; } = new(
        [StsShapes.RoleArn, StsShapes.RoleSessionName, StsShapes.PolicyArns, StsShapes.Policy, StsShapes.RoleDuration, StsShapes.Tags, TransitiveTagKeys,
            ExternalId, StsShapes.SerialNumber, StsShapes.TokenCode, SourceIdentity, ProvidedContexts],
        Read);

    private static AssumeRoleRequest Read(Fields fields)
    {
        if (fields.Get(SourceIdentity) is { } source && StsShapes.IsReserved(source))
        {
            throw StsErrors.Validation("The source identity must not start with aws:.");
        }

        if (fields.Get(ProvidedContexts) is { Count: > 0 })
        {
            throw StsErrors.InvalidParameter("ProvidedContexts are assertions of IAM Identity Center, which is not a part of this service.");
        }

        var wish = new SessionWish
        {
            RoleArn = fields.Get(StsShapes.RoleArn),
            SessionName = fields.Get(StsShapes.RoleSessionName),
            DurationSeconds = fields.Get(StsShapes.RoleDuration)!.Value,
            Policy = fields.Get(StsShapes.Policy),
            PolicyArns = fields.Get(StsShapes.PolicyArns) ?? [],
            Tags = new(fields.Get(StsShapes.Tags) ?? [], fields.Get(TransitiveTagKeys) ?? []),
            SourceIdentity = fields.Get(SourceIdentity),
        };
        return new(wish, fields.Has(StsShapes.SerialNumber) || fields.Has(StsShapes.TokenCode));
    }
}

/// <summary>The session's credentials and names.</summary>
internal sealed class AssumeRoleResponse(MadeSession made) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Credentials", new SessionCredentials(made.Session, made.Token));
        writer.Structure("AssumedRoleUser", new AssumedRoleUser(made));
        writer.Integer("PackedPolicySize", made.PackedPolicySize);
        writer.Text("SourceIdentity", made.Session.SourceIdentity);
    }
}
