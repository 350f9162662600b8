using System.Runtime.InteropServices;
using Signet.Policies.Conditions;
using Signet.Policies.Tracing;

namespace Signet.Policies.Matching;

/// <summary>The first part of a statement that does not match a request, for those who want to see why.</summary>
/// <param name="Part">The part; none when all match.</param>
/// <param name="Condition">The condition, when that is it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mismatch(StatementPart Part, Condition? Condition = null);
