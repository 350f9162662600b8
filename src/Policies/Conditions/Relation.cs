namespace Signet.Policies.Conditions;

/// <summary>How a request's number or date must stand to the policy's.</summary>
internal enum Relation
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
