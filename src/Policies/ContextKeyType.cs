using System.Buffers.Text;
using Signet.Policies.Conditions;

namespace Signet.Policies;

/// <summary>What the simulator is told of the values of a condition key, as rows of facts.</summary>
/// <param name="Name">AWS's word, <c>stringList</c>.</param>
/// <param name="IsList">Whether there may be several values.</param>
/// <param name="IsGood">Whether a text is a value of the type.</param>
public sealed record ContextKeyType(string Name, bool IsList, Predicate<string> IsGood)
{
    /// <summary>The types of the service model of IAM.</summary>
    public static IReadOnlyList<ContextKeyType> All { get; } =
    [
        .. Both("string", text => true),
        .. Both("numeric", text => NumberTest.Parse(text) is not null),
        .. Both("boolean", text => bool.TryParse(text, out _)),
        .. Both("ip", text => IpRange.Parse(text) is not null),
        .. Both("binary", text => Base64.IsValid(text)),
        .. Both("date", text => DateText.Parse(text) is not null),
    ];

    private static ContextKeyType[] Both(string name, Predicate<string> isGood) =>
        [new(name, IsList: false, isGood), new($"{name}List", IsList: true, isGood)];
}
