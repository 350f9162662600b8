namespace Signet.Policies.Conditions;

/// <summary>How many of a multivalued key's values must pass.</summary>
internal enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}
