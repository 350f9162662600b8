using Signet.Policies.Conditions;

namespace Signet.Policies.Grammar;

/// <summary>One key of a Condition block as it was written.</summary>
internal sealed record WrittenCondition(ConditionOperator Operator, string Key, IReadOnlyList<string> Values);
