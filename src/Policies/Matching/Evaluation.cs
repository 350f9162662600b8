using System.Runtime.InteropServices;

namespace Signet.Policies.Matching;

/// <summary>One request as one kind of policy sees it.</summary>
/// <param name="Request">The question.</param>
/// <param name="ForResourcePolicy">Key and trust policies do not see the keys set for identity policies only.</param>
/// <param name="CallerHasBoundary">NotPrincipal never spares a caller with a permissions boundary.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Evaluation(AccessRequest Request, bool ForResourcePolicy, bool CallerHasBoundary)
{
    public ContextValues Find(string key) => Request.Context.Values(key, ForResourcePolicy);
}
