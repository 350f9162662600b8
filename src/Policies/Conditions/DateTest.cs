using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>A time that stands in a relation to the policy's; either side may be ISO 8601 or seconds since 1970.</summary>
internal sealed class DateTest(string text, Relation relation) : ValueTest
{
    private readonly decimal? _seconds = DateText.Parse(text);

    public override bool Matches(string value, in Evaluation evaluation) =>
        NumberTest.Holds(DateText.Parse(value), relation, _seconds);
}
