using System.Globalization;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Sts;

/// <summary>Gives temporary credentials for a role to a caller whom the role's trust policy allows.</summary>
internal sealed class AssumeRole(ServerParts parts) : Operation<AssumeRoleRequest, AssumeRoleResponse>(Table)
{
    private const int ChainingMaximum = 3600;

    public static Operation Table { get; } = new("AssumeRole") { ReadOnly = true, RecordsResponse = true };

    public override Resolution Resolve(Decoded<AssumeRoleRequest> call)
    {
        var request = call.Request;
        request.CheckTags(call.Call.Caller.Session);
        if (call.Call.Caller.IsRoot && !call.Call.Caller.IsUnrestricted)
        {
            throw StsErrors.AccessDenied("Roles may not be assumed by root accounts.");
        }

        var (account, role) = Find(request.RoleArn);
        SessionPolicies.Check(request.Policy, request.PolicyArns, account, parts.Catalog.ManagedPolicies);
        var demands = new List<Demand> { new RoleTrustDemand("sts:AssumeRole", request.RoleArn, role) };
        if (request.Tags.Count > 0)
        {
            demands.Add(new RoleTrustDemand("sts:TagSession", request.RoleArn, role));
        }

        if (SourceIdentityOf(call.Call.Caller, request) is not null)
        {
            demands.Add(new RoleTrustDemand("sts:SetSourceIdentity", request.RoleArn, role));
        }

        return new(demands) { Resources = [new("AWS::IAM::Role", request.RoleArn)] };
    }

    public override void AddConditions(Resolved<AssumeRoleRequest> call, Demand demand, RequestContext context)
    {
        var request = call.Decoded.Request;
        var caller = call.Decoded.Call.Caller;
        context.Set("sts:DurationSeconds", request.DurationSeconds.ToString(CultureInfo.InvariantCulture));
        context.Set("sts:TransitiveTagKeys", request.TransitiveTagKeys);
        TagConditions.Add(context, request.Tags);
        if (SourceIdentityOf(caller, request) is { } source)
        {
            context.Set("sts:SourceIdentity", source);
        }

        // Inherited tags take the place of the role's own while its trust policy is evaluated.
        foreach (var tag in Inherited(caller.Session))
        {
            context.Set($"aws:ResourceTag/{tag.Key}", tag.Value);
        }
    }

    public override void Admit(Admitted<AssumeRoleRequest> call)
    {
        var request = call.Request;
        var chained = call.Call.Caller.Session is not null;
        if (chained && request.DurationSeconds > ChainingMaximum)
        {
            throw StsErrors.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        if (request.DurationSeconds > Found(call).Record.MaxSessionDuration)
        {
            throw StsErrors.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        if (request.NamesMfa)
        {
            throw StsErrors.AccessDenied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");
        }

        var percent = SessionPolicies.PackedPercent(request.Policy, request.PolicyArns, request.Tags);
        if (percent > 100)
        {
            throw StsErrors.PackedPolicyTooLarge(percent);
        }
    }

    public override ValueTask<Done<AssumeRoleResponse>> ExecuteAsync(Admitted<AssumeRoleRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var caller = call.Call.Caller;
        var role = Found(call);
        var inherited = Inherited(caller.Session).ToList();
        var session = new Session
        {
            Kind = SessionKind.AssumedRole,
            AccessKeyId = Credentials.NewAccessKeyId("ASIA"),
            SecretAccessKey = Credentials.NewSecret(),
            AccountId = role.Record.AccountId,
            PrincipalId = role.Record.Id,
            Name = request.RoleSessionName,
            IssuedAt = call.Time,
            ExpiresAt = call.Time.AddSeconds(request.DurationSeconds),
            Policy = request.Policy,
            PolicyArns = request.PolicyArns,
            Tags = [.. request.Tags, .. inherited],
            TransitiveTagKeys = [.. request.TransitiveTagKeys, .. inherited.Select(tag => tag.Key)],
            SourceIdentity = SourceIdentityOf(caller, request),
        };
        var packed = request.Policy is null && request.PolicyArns.Count == 0 && request.Tags.Count == 0
            ? (int?)null
            : SessionPolicies.PackedPercent(request.Policy, request.PolicyArns, request.Tags);
        return ValueTask.FromResult(Done.With(new AssumeRoleResponse(session, parts.Sessions.Seal(session), role, packed)));
    }

    // A source identity stays through a chain and cannot change.
    private static string? SourceIdentityOf(Caller caller, AssumeRoleRequest request) => caller.Session?.SourceIdentity ?? request.SourceIdentity;

    private static IEnumerable<Tag> Inherited(Session? session) => session is null
        ? []
        : session.Tags.Where(tag => session.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase));

    // With authorisation switched off a role may be missing all the same.
    private Role Found(Admitted<AssumeRoleRequest> call) =>
        Find(call.Request.RoleArn).Role ?? throw StsErrors.NotAuthorized(call.Call.Caller.Names.Arn, "sts:AssumeRole", call.Request.RoleArn);

    private (AccountId Account, Role? Role) Find(string arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || !AccountId.TryParse(parsed.Account, out var account))
        {
            throw StsErrors.Validation($"{arn} is invalid");
        }

        var name = parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..];
        return (account, parsed.Service is "iam" && parts.Catalog.TryGetRole(account, name, out var role) && role.Arn == arn ? role : null);
    }
}

/// <summary>Asks for a session of a role.</summary>
internal sealed record AssumeRoleRequest(
    string RoleArn,
    string RoleSessionName,
    int DurationSeconds,
    string? Policy,
    IReadOnlyList<string> PolicyArns,
    IReadOnlyList<Tag> Tags,
    IReadOnlyList<string> TransitiveTagKeys,
    string? SourceIdentity,
    bool NamesMfa) : IRequest<AssumeRoleRequest>
{
    private static readonly Member<string> RoleArnMember = Member.Required("RoleArn", new TextShape(20, 2048));
    private static readonly Member<string> NameMember = Member.Required("RoleSessionName", StsShapes.Name).Condition("sts:RoleSessionName");
    private static readonly Member<int?> DurationMember = Member.Optional<int?>("DurationSeconds", new IntegerShape(900, 43200), standard: 3600);
    private static readonly Member<string> PolicyMember = Member.Optional("Policy", StsShapes.Policy);
    private static readonly Member<IReadOnlyList<string>> PolicyArnsMember = Member.Optional("PolicyArns", StsShapes.PolicyArns);
    private static readonly Member<IReadOnlyList<Tag>> TagsMember = Member.Optional("Tags", StsShapes.Tags);
    private static readonly Member<IReadOnlyList<string>> TransitiveMember =
        Member.Optional("TransitiveTagKeys", new ListShape<string>(new TextShape(1, 128), maximum: 50));

    private static readonly Member<string> ExternalIdMember = Member.Optional("ExternalId", StsShapes.ExternalId).Condition("sts:ExternalId");
    private static readonly Member<string> SourceIdentityMember = Member.Optional("SourceIdentity", StsShapes.Name);
    private static readonly Member<string> SerialNumberMember = Member.Optional("SerialNumber", new TextShape(9, 256));
    private static readonly Member<string> TokenCodeMember = Member.Optional("TokenCode", new TextShape(6, 6)).Secret();

    public static RequestShape<AssumeRoleRequest> Shape { get; } = new(
        [RoleArnMember, NameMember, DurationMember, PolicyMember, PolicyArnsMember, TagsMember, TransitiveMember,
            ExternalIdMember, SourceIdentityMember, SerialNumberMember, TokenCodeMember],
        fields => new(
            fields.Get(RoleArnMember),
            fields.Get(NameMember),
            fields.Get(DurationMember)!.Value,
            fields.Get(PolicyMember),
            fields.Get(PolicyArnsMember) ?? [],
            fields.Get(TagsMember) ?? [],
            fields.Get(TransitiveMember) ?? [],
            fields.Get(SourceIdentityMember),
            fields.Has(SerialNumberMember) || fields.Has(TokenCodeMember)));

    /// <summary>Refuses tags and identities that contradict each other, or what the calling session carries.</summary>
    public void CheckTags(Session? session)
    {
        if (Tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() < Tags.Count)
        {
            throw StsErrors.InvalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (TransitiveTagKeys.Any(key => !Tags.Any(tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase))))
        {
            throw StsErrors.InvalidParameter("The specified transitive tag key must be included in the requested tags.");
        }

        if (session is not null && Tags.Any(tag => session.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)))
        {
            throw StsErrors.InvalidParameter("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
        }

        if (SourceIdentity is not null && SourceIdentity.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw StsErrors.Validation("The source identity must not start with aws:.");
        }

        if (SourceIdentity is not null && session?.SourceIdentity is { } inherited && inherited != SourceIdentity)
        {
            throw StsErrors.AccessDenied("The source identity of a session cannot be changed.");
        }

        if (Tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw StsErrors.InvalidParameter("Tag keys must not start with aws:.");
        }
    }
}

/// <summary>The session's credentials and names.</summary>
internal sealed class AssumeRoleResponse(Session session, string token, Role role, int? packedPolicySize) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("Credentials", new SessionCredentials(session, token));
        writer.Structure("AssumedRoleUser", new AssumedRoleUser(session, role));
        writer.Integer("PackedPolicySize", packedPolicySize);
        writer.Text("SourceIdentity", session.SourceIdentity);
    }
}

/// <summary>The session as a principal.</summary>
internal sealed class AssumedRoleUser(Session session, Role role) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("AssumedRoleId", $"{role.Record.Id}:{session.Name}");
        writer.Text("Arn", Arn.AssumedRole(session.AccountId, role.Record.Name, session.Name).ToString());
    }
}
