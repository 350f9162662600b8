using Signet.Identifiers;
using Signet.Policies;
using Signet.Policies.Tracing;
using Signet.Server.Settings;

namespace Signet.Cli.Policies;

/// <summary>A request that a file of tests describes, and what its policies are expected to say.</summary>
internal sealed class PolicyCase
{
    private PolicyCase(string name, long line, AccessRequest request, CallerPolicies policies, AccessTarget target) =>
        (Name, Line, Request, Policies, Target) = (name, line, request, policies, target);

    public string Name { get; }

    /// <summary>Where it stands in the file.</summary>
    public long Line { get; }

    private AccessRequest Request { get; }

    private CallerPolicies Policies { get; }

    private AccessTarget Target { get; }

    private bool Allowed { get; init; }

    private DenyReason? Reason { get; init; }

    /// <summary>Reads a file: <c>cases</c>, and <c>defaults</c> for what they do not say themselves.</summary>
    /// <exception cref="SettingException">It cannot be read, or says something that means nothing; the sentence names the line.</exception>
    public static IReadOnlyList<PolicyCase> ReadAll(string path)
    {
        var root = DocumentNode.Read(path);
        var reader = new CaseFields(path, root, defaults: null);
        reader.Know("defaults", "cases");
        var cases = root["cases"]?.Items ?? throw reader.Wrong(root, "there are no 'cases'");
        return [.. cases.Select(one => Read(new CaseFields(path, one, root["defaults"])))];
    }

    /// <summary>Asks the policies; what is not as expected, or null when all is.</summary>
    public string? Check()
    {
        var trace = DecisionTrace.Of(Request, Policies, Target);
        var said = trace.Decision.Allowed ? "allowed" : $"denied {trace.Decision.Explain(Request.Action)}";
        if (trace.Decision.Allowed != Allowed)
        {
            var missing = trace.FindMissing() is [var first, ..] ? $"; missing in the {first.Place.ToString().ToLowerInvariant()} policy: {first.Json}" : "";
            return $"expected {(Allowed ? "allowed" : "denied")}, but it is {said}{missing}";
        }

        return Reason is null || Reason == trace.Decision.Reason ? null : $"expected the reason {Reason}, but it is {said}";
    }

    private static PolicyCase Read(CaseFields fields)
    {
        fields.Know("name", "principal", "role", "action", "resource", "context", "identity", "boundary", "session", "key-policy", "key-account", "trust-policy", "expect", "reason");
        var caller = ReadCaller(fields, fields.Text("principal"));
        var action = fields.Text("action");
        var resource = fields.TextOr("resource", "*");
        var expected = fields.Text("expect");
        if (expected is not ("allowed" or "denied"))
        {
            throw fields.Wrong("expect", "'expect' is allowed or denied");
        }

        return new(
            fields.TextOr("name", $"{action} on {resource} by {caller.Arn}"), fields.Line, new(caller, action, resource, ReadContext(fields, caller)), ReadPolicies(fields), ReadTarget(fields, resource))
        {
            Allowed = expected == "allowed",
            Reason = fields.Find("reason") is { } reason ? ReadReason(fields, reason.Text) : null,
        };
    }

    private static PolicyCaller ReadCaller(CaseFields fields, string text)
    {
        var good = Arn.TryParse(text, out var arn) && AccountId.TryParse(arn.Account, out _);
        var parts = (arn.Resource ?? "").Split('/');
        var names = new PolicyCaller { Kind = CallerKind.User, AccountId = arn.Account ?? "", Arn = text, PrincipalArn = text };
        return (good, arn.Service, parts[0], parts.Length) switch
        {
            (true, "iam", "root", 1) => names with { Kind = CallerKind.Root },
            (true, "iam", "user", > 1) => names,
            (true, "iam", "role", > 1) => names with { Kind = CallerKind.RoleSession },
            (true, "sts", "assumed-role", 3) => names with { Kind = CallerKind.RoleSession, PrincipalArn = fields.TextOr("role", $"arn:{arn.Partition}:iam::{arn.Account}:role/{parts[1]}") },
            (true, "sts", "federated-user", 2) => names with { Kind = CallerKind.FederatedUser },
            _ => throw fields.Wrong("principal", $"'{text}' is not the ARN of a user, a role, a session or the root user"),
        };
    }

    private static RequestContext ReadContext(CaseFields fields, PolicyCaller caller)
    {
        var context = new RequestContext();
        context.Set("aws:PrincipalArn", caller.PrincipalArn);
        context.Set("aws:PrincipalAccount", caller.AccountId);
        context.Set("kms:CallerAccount", caller.AccountId);
        if (caller.Kind == CallerKind.User)
        {
            context.Set("aws:username", caller.Arn[(caller.Arn.LastIndexOf('/') + 1)..]);
        }

        foreach (var (key, value) in fields.Find("context")?.Members ?? [])
        {
            context.Replace(key, value.Text is { } text ? [text] : [.. value.Items.Select(item => item.Text ?? throw fields.Wrong(item, "a text was expected"))]);
        }

        return context;
    }

    private static CallerPolicies ReadPolicies(CaseFields fields) => new()
    {
        Identity = fields.Policies("identity", PolicyKind.Identity) ?? [],
        Boundary = fields.Policies("boundary", PolicyKind.Boundary) is [var boundary, ..] ? boundary : null,
        Session = fields.Policies("session", PolicyKind.Session),
    };

    private static AccessTarget ReadTarget(CaseFields fields, string resource)
    {
        var account = fields.TextOr("key-account", Arn.TryParse(resource, out var arn) ? arn.Account : "");
        if (fields.Policies("key-policy", PolicyKind.Key) is [var key, ..])
        {
            return new KeyTarget(key.Policy, account, CrossAccountOperation: true, GrantReach.None);
        }

        return fields.Policies("trust-policy", PolicyKind.Trust) is [var trust, ..] ? new RoleTarget(trust.Policy, account) : new PlainTarget();
    }

    // no-identity-policy, NoIdentityPolicy
    private static DenyReason ReadReason(CaseFields fields, string? text) =>
        Enum.TryParse<DenyReason>(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var reason) && Enum.IsDefined(reason) && !char.IsDigit(text![0])
            ? reason
            : throw fields.Wrong("reason", $"there is no reason '{text}'");
}
