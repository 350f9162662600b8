using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>The same text, with or without regard to case.</summary>
internal sealed class TextTest(string text, StringComparison comparison, bool variables) : ValueTest
{
    private readonly Template _template = Template.Parse(text, wildcards: false, variables);

    public override IEnumerable<string> Variables => _template.Variables;

    public override bool Matches(string value, in Evaluation evaluation) => _template.Is(value, evaluation, comparison);
}
