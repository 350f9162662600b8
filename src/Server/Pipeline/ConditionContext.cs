using System.Globalization;
using Signet.Policies;

namespace Signet.Server.Pipeline;

/// <summary>Fills the request context with the global condition keys, AWS's <c>aws:…</c>, and with what the request itself says.</summary>
internal static class ConditionContext
{
    public static RequestContext For(Call call, Demand demand, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> requestConditions)
    {
        var context = new RequestContext();
        if (call.Caller.Bearer is { } bearer)
        {
            AddBearer(context, bearer);
        }
        else
        {
            AddCaller(context, call.Caller);
        }

        AddRequest(context, call);
        if (demand.Owner is { } owner)
        {
            context.Set("aws:ResourceAccount", owner.Value);
        }

        demand.AddConditions(context);
        foreach (var (key, values) in requestConditions)
        {
            context.Set(key, values);
        }

        return context;
    }

    /// <summary>A moment as date conditions read it.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void AddCaller(RequestContext context, Caller caller)
    {
        context.Set("aws:PrincipalArn", caller.Names.PrincipalArn);
        context.Set("aws:PrincipalAccount", caller.AccountId.Value);
        context.Set("aws:PrincipalType", caller.PrincipalType);
        context.Set("aws:PrincipalIsAWSService", "false");
        context.Set("aws:ViaAWSService", "false");
        context.Set("aws:userid", caller.UserId);
        context.Set("kms:CallerAccount", caller.AccountId.Value);
        if (caller.UserName is { } name)
        {
            context.Set("aws:username", name);
        }

        foreach (var tag in caller.Tags)
        {
            context.Set($"aws:PrincipalTag/{tag.Key}", tag.Value);
        }

        if (caller.Session is { } session)
        {
            context.Set("aws:TokenIssueTime", Date(session.IssuedAt));
            context.Set("aws:MultiFactorAuthPresent", "false");
            if (session.SourceIdentity is { } source)
            {
                context.Set("aws:SourceIdentity", source);
            }

            if (session.FederatedProvider is { } provider)
            {
                context.Set("aws:FederatedProvider", provider);
            }

            foreach (var (key, value) in session.FederatedKeys)
            {
                context.Set(key, value);
            }
        }
    }

    // Who has no AWS identity has none of its keys: those of its provider take their place.
    private static void AddBearer(RequestContext context, Bearer bearer)
    {
        context.Set("aws:PrincipalIsAWSService", "false");
        context.Set("aws:ViaAWSService", "false");
        foreach (var (key, values) in bearer.Conditions)
        {
            context.Set(key, values);
        }
    }

    private static void AddRequest(RequestContext context, Call call)
    {
        context.Set("aws:CurrentTime", Date(call.Time));
        context.Set("aws:EpochTime", call.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Set("aws:SecureTransport", call.Received.IsSecure ? "true" : "false");
        context.Set("aws:SourceIp", call.Received.RemoteAddress.ToString());
        context.Set("aws:RequestedRegion", call.Service.FixedRegion ?? call.Region.Value);
        if (call.Received.Header("user-agent") is { } agent)
        {
            context.Set("aws:UserAgent", agent);
        }

        if (call.Received.Header("referer") is { } referer)
        {
            context.Set("aws:referer", referer);
        }
    }
}
