namespace Signet.Policies.Conditions;

/// <summary>What a condition operator takes its values for.</summary>
internal enum Family
{
    Text,
    TextIgnoringCase,
    TextPattern,
    Number,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}
