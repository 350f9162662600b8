using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>A text that fits a pattern of <c>*</c> and <c>?</c>.</summary>
internal sealed class PatternTest(string pattern, bool variables) : ValueTest
{
    private readonly Template _template = Template.Parse(pattern, wildcards: true, variables);

    public override IEnumerable<string> Variables => _template.Variables;

    public override bool Matches(string value, in Evaluation evaluation) => _template.Fits(value, evaluation);
}
