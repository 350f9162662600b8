using System.Text;
using Signet.Identifiers;
using Signet.Policies.Tracing;
using Signet.Protocol;
using Signet.Protocol.Wire;
using Signet.Server.Denials;
using Signet.Server.Iam.Simulation;
using Signet.Server.Pipeline;

namespace Signet.Server.Operator;

/// <summary>Tells what policies would say to a request, and which statement says it: real principals, real key and trust policies, real grants.</summary>
/// <remarks>
/// Nothing is told that the caller could not have read: it needs <c>iam:SimulatePrincipalPolicy</c> on the principal, and <c>kms:GetKeyPolicy</c> on the key or
/// <c>iam:GetRole</c> on the role.
/// </remarks>
internal sealed class ExplainDecision(ServerParts parts) : Operation<ExplainDecisionRequest, ExplainDecisionResponse>(Table)
{
    // As much as is told of a request with many statements.
    private const int MaxSize = 512 * 1024;

    public static Operation Table { get; } = new("ExplainDecision") { ReadOnly = true };

    public override Resolution Resolve(Decoded<ExplainDecisionRequest> call)
    {
        var simulate = new IdentityDemand("iam:SimulatePrincipalPolicy", call.Request.Principal) { Owner = call.Call.AccountId, Tags = Find(call.Call, call.Request)?.Tags ?? [] };
        return new([simulate, .. ExplainedResource.Of(parts, call.Call, call.Request).Reading]);
    }

    public override ValueTask<Done<ExplainDecisionResponse>> ExecuteAsync(Admitted<ExplainDecisionRequest> call, CancellationToken cancellationToken)
    {
        var principal = Find(call.Call, call.Request)
            ?? throw new ServiceException("NotFoundException", $"There is no user, role or role session {call.Request.Principal} in account {call.AccountId}.");
        var demand = ExplainedResource.Of(parts, call.Call, call.Request).Asked;
        var request = call.Request.AsAsked(call.Call, principal, demand);
        var trace = DecisionTrace.Of(request, principal.Policies, demand.TargetFor(principal.Names));
        var json = new DecisionWriter(trace, trace.FindMissing(), parts.PolicyLabels).Write(MaxSize);
        return ValueTask.FromResult(Done.With(new ExplainDecisionResponse(Encoding.UTF8.GetString(json))));
    }

    private PrincipalAsked? Find(Call call, ExplainDecisionRequest request) =>
        Arn.TryParse(request.Principal, out var arn) && PrincipalAsked.TryFind(parts.Catalog, parts.PrincipalPolicies, call.AccountId, arn, out var found) && found.Kind != "group"
            ? found
            : null;
}

/// <summary>What was decided and why, JSON.</summary>
internal sealed record ExplainDecisionResponse(string Explanation) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("Explanation", Explanation);
}
