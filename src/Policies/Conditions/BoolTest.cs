using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>The same of <c>true</c> and <c>false</c>, in any case; nothing else is either.</summary>
internal sealed class BoolTest(string text, bool variables) : ValueTest
{
    private readonly Template _template = Template.Parse(text, wildcards: false, variables);

    public override IEnumerable<string> Variables => _template.Variables;

    public override bool Matches(string value, in Evaluation evaluation) =>
        bool.TryParse(value, out _) && _template.Is(value, evaluation, StringComparison.OrdinalIgnoreCase);
}
