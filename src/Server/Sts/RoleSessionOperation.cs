using System.Globalization;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;
using Signet.Server.State;

namespace Signet.Server.Sts;

/// <summary>An operation that gives temporary credentials for a role: what AssumeRole and its forms for bearers of tokens and assertions have in common.</summary>
internal abstract class RoleSessionOperation<TRequest, TResponse>(Operation row, ServerParts parts) : Operation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    private const int ChainingMaximum = 3600;

    public sealed override Resolution Resolve(Decoded<TRequest> call)
    {
        var wish = WishOf(call.Call, call.Request);
        wish.Tags.Check(wish.Inherited);
        var (account, role) = Find(wish.RoleArn);
        SessionPolicies.Check(wish.Policy, wish.PolicyArns, account, parts.Catalog.ManagedPolicies);
        List<string> actions = [$"sts:{Row.Name}"];
        if (wish.Tags.Tags.Count > 0)
        {
            actions.Add("sts:TagSession");
        }

        if (wish.SourceIdentity is not null)
        {
            actions.Add("sts:SetSourceIdentity");
        }

        return new([.. actions.Select(action => new RoleTrustDemand(action, wish.RoleArn, role, wish.Inherited))])
        {
            Resources = [new("AWS::IAM::Role", wish.RoleArn)],
        };
    }

    public sealed override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context)
    {
        var wish = WishOf(call.Decoded.Call, call.Decoded.Request);
        context.Set("sts:RoleSessionName", wish.SessionName);
        context.Set("sts:DurationSeconds", wish.DurationSeconds.ToString(CultureInfo.InvariantCulture));
        context.Set("sts:TransitiveTagKeys", wish.Tags.TransitiveKeys);
        TagConditions.Add(context, wish.Tags.Tags);
        if (wish.SourceIdentity is { } source)
        {
            context.Set("sts:SourceIdentity", source);
        }
    }

    public override void Admit(Admitted<TRequest> call)
    {
        var wish = WishOf(call.Call, call.Request);
        if (call.Call.Caller.Session is not null && wish.DurationSeconds > ChainingMaximum)
        {
            throw StsErrors.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        if (wish.DurationSeconds > Found(call.Call, wish).Record.MaxSessionDuration)
        {
            throw StsErrors.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    public sealed override ValueTask<Done<TResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken)
    {
        var wish = WishOf(call.Call, call.Request);
        var role = Found(call.Call, wish);
        var packed = SessionPolicies.PackedPercent(wish.Policy, wish.PolicyArns, wish.Tags);
        var session = Make(call.Call, wish, role);
        return ValueTask.FromResult(Done.With(Answer(call.Call, new(session, parts.Sessions.Seal(session), role, packed))));
    }

    /// <summary>What session is asked for.</summary>
    /// <exception cref="ServiceException">Members of the request contradict each other, or the caller.</exception>
    protected abstract SessionWish WishOf(Call call, TRequest request);

    /// <summary>The answer that tells of the session that was made.</summary>
    protected abstract TResponse Answer(Call call, MadeSession made);

    private static Session Make(Call call, SessionWish wish, Role role)
    {
        var ends = call.Time.AddSeconds(wish.DurationSeconds);
        var tags = wish.Tags.With(wish.Inherited);
        return new()
        {
            Kind = SessionKind.AssumedRole,
            AccessKeyId = Credentials.NewAccessKeyId("ASIA"),
            SecretAccessKey = Credentials.NewSecret(),
            AccountId = role.Record.AccountId,
            PrincipalId = role.Record.Id,
            Name = wish.SessionName,
            IssuedAt = call.Time,
            ExpiresAt = wish.EndsBy < ends ? wish.EndsBy.Value : ends,
            Policy = wish.Policy,
            PolicyArns = wish.PolicyArns,
            Tags = tags.Tags,
            TransitiveTagKeys = tags.TransitiveKeys,
            SourceIdentity = wish.SourceIdentity,
            FederatedProvider = call.Caller.Bearer?.LastingProvider,
            FederatedKeys = call.Caller.Bearer?.LastingConditions ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    // With authorisation switched off a role may be missing all the same.
    private Role Found(Call call, SessionWish wish) => Find(wish.RoleArn).Role ?? throw (call.Caller.Bearer is null
        ? StsErrors.NotAuthorized(call.Caller.Names.Arn, $"sts:{Row.Name}", wish.RoleArn)
        : StsErrors.BearerNotAuthorized($"sts:{Row.Name}"));

    private (AccountId Account, Role? Role) Find(string arn)
    {
        var account = RoleArns.AccountOf(arn);
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return (account, parts.Catalog.TryGetRole(account, name, out var role) && role.Arn == arn ? role : null);
    }
}

/// <summary>A session of a role that was made.</summary>
internal sealed record MadeSession(Session Session, string Token, Role Role, int? PackedPolicySize);

/// <summary>The session as a principal.</summary>
internal sealed class AssumedRoleUser(MadeSession made) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("AssumedRoleId", $"{made.Role.Record.Id}:{made.Session.Name}");
        writer.Text("Arn", Arn.AssumedRole(made.Session.AccountId, made.Role.Record.Name, made.Session.Name).ToString());
    }
}
