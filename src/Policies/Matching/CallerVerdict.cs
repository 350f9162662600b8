using System.Runtime.InteropServices;

namespace Signet.Policies.Matching;

/// <summary>What the caller's own policies say to a request: the I, B and S of the decision table, and their denials.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallerVerdict(bool Identity, bool Boundary, bool Session, DenyReason Denial, string? DenyingPolicyArn)
{
    public bool Denies => Denial != DenyReason.None;

    public static CallerVerdict Of(AccessRequest request, CallerPolicies policies)
    {
        var evaluation = new Evaluation(request, ForResourcePolicy: false, CallerHasBoundary: policies.Boundary is not null);
        var identity = JudgeAll(policies.Identity, evaluation, out var denyingIdentity);
        var boundary = JudgeBoundary(policies.Boundary, evaluation, out var denyingBoundary);
        var session = JudgeAll(policies.Session ?? [], evaluation, out var denyingSession);
        var (denial, denying) =
            denyingIdentity is not null ? (DenyReason.DenyInIdentityPolicy, denyingIdentity)
            : denyingBoundary is not null ? (DenyReason.DenyInBoundary, denyingBoundary)
            : (denyingSession is not null ? DenyReason.DenyInSessionPolicy : DenyReason.None, denyingSession);

        // Root users bear no policies and lack none. A federated session without passed policies has no session allowance.
        var root = request.Caller.ActsForRoot;
        var uncut = policies.Session is null && request.Caller.Kind != CallerKind.FederatedUser;
        return new(identity || root, boundary, session || uncut, denial, denying?.ManagedPolicyArn);
    }

    /// <summary>The first of the three that does not allow.</summary>
    /// <param name="needsIdentity">False when the resource policy names the caller itself or its role.</param>
    public DenyReason Missing(bool needsIdentity = true)
    {
        if (needsIdentity && !Identity)
        {
            return DenyReason.NoIdentityPolicy;
        }

        if (!Boundary)
        {
            return DenyReason.NoBoundary;
        }

        return Session ? DenyReason.None : DenyReason.NoSessionPolicy;
    }

    private static bool JudgeBoundary(NamedPolicy? boundary, in Evaluation evaluation, out NamedPolicy? denying)
    {
        denying = null;
        return boundary is null || JudgeOne(boundary, evaluation, ref denying);
    }

    private static bool JudgeAll(IReadOnlyList<NamedPolicy> policies, in Evaluation evaluation, out NamedPolicy? denying)
    {
        denying = null;
        var allows = false;
        for (var i = 0; i < policies.Count; i++)
        {
            allows |= JudgeOne(policies[i], evaluation, ref denying);
        }

        return allows;
    }

    private static bool JudgeOne(NamedPolicy named, in Evaluation evaluation, ref NamedPolicy? denying)
    {
        var verdict = named.Policy.Judge(evaluation);
        if (verdict.Denies)
        {
            denying ??= named;
        }

        return verdict.Allows != NamedAs.Nobody;
    }
}
