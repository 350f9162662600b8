using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>An address within the policy's range.</summary>
internal sealed class IpTest(string text) : ValueTest
{
    private readonly IpRange? _range = IpRange.Parse(text);

    public override bool Matches(string value, in Evaluation evaluation) => _range is { } range && range.Contains(value);
}
