using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>An ARN whose six segments each fit the pattern's; a <c>*</c> stays in its segment, but the last one runs to the end.</summary>
internal sealed class ArnTest(string pattern, bool variables) : ValueTest
{
    private const int Segments = 6;

    private readonly Template _template = Template.Parse(pattern, wildcards: true, variables);

    public override IEnumerable<string> Variables => _template.Variables;

    public override bool Matches(string value, in Evaluation evaluation)
    {
        ReadOnlySpan<int> tokens = _template.Tokens(evaluation, value.Length);
        var text = value.AsSpan();
        for (var i = 1; i < Segments; i++)
        {
            var colonToken = tokens.IndexOf(':');
            var colon = text.IndexOf(':');
            if (colonToken < 0 || colon < 0 || !Glob.Matches(tokens[..colonToken], text[..colon]))
            {
                return false;
            }

            tokens = tokens[(colonToken + 1)..];
            text = text[(colon + 1)..];
        }

        return Glob.Matches(tokens, text);
    }
}
