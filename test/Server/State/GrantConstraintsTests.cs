using Signet.Server.State;

namespace Signet.Server.Tests.State;

/// <summary>What constraints let through, and which of two are the stricter. Contexts are written <c>a=1 b=2</c>; <c>-</c> is no constraint at all.</summary>
public sealed class GrantConstraintsTests
{
    [Theory]
    [InlineData("-", "-", "", true)]
    [InlineData("-", "-", "a=1", true)]
    [InlineData("a=1", "-", "a=1", true)]
    [InlineData("a=1 b=2", "-", "b=2 a=1", true)]
    [InlineData("a=1", "-", "", false)]
    [InlineData("a=1", "-", "a=1 b=2", false)]
    [InlineData("a=1", "-", "a=2", false)]
    [InlineData("a=x", "-", "a=X", false)]
    [InlineData("a=1", "-", "A=1", false)]
    [InlineData("a=1 b=2", "-", "a=1", false)]
    [InlineData("", "-", "", true)]
    [InlineData("", "-", "a=1", false)]
    [InlineData("-", "a=1", "a=1", true)]
    [InlineData("-", "a=1", "a=1 b=2", true)]
    [InlineData("-", "a=1 b=2", "c=3 a=1 b=2", true)]
    [InlineData("-", "a=1", "", false)]
    [InlineData("-", "a=1", "a=2 b=2", false)]
    [InlineData("-", "a=1", "A=1", false)]
    [InlineData("-", "a=1 b=2", "a=1", false)]
    [InlineData("-", "", "", true)]
    [InlineData("-", "", "a=1", true)]
    [InlineData("a=1 b=2", "a=1", "a=1 b=2", true)]
    [InlineData("a=1 b=2", "c=3", "a=1 b=2", false)]
    [InlineData("a=1", "a=2", "a=1", false)]
    public void A_context_passes_when_it_equals_the_one_and_contains_the_other(string equals, string subset, string context, bool passes) =>
        Assert.Equal(passes, Of(equals, subset).HoldFor(Pairs(context)!));

    [Theory]
    [InlineData("-", "-", "-", "-", true)]
    [InlineData("-", "-", "a=1", "-", true)]
    [InlineData("-", "-", "-", "a=1", true)]
    [InlineData("-", "a=1", "-", "a=1", true)]
    [InlineData("-", "a=1", "-", "a=1 b=2", true)]
    [InlineData("-", "a=1", "a=1", "-", true)]
    [InlineData("-", "a=1", "a=1 b=2", "-", true)]
    [InlineData("-", "a=1", "b=2", "a=1", true)]
    [InlineData("-", "a=1", "-", "-", false)]
    [InlineData("-", "a=1", "-", "a=2", false)]
    [InlineData("-", "a=1", "-", "b=2", false)]
    [InlineData("-", "a=1 b=2", "-", "a=1", false)]
    [InlineData("-", "a=1 b=2", "a=1", "-", false)]
    [InlineData("a=1", "-", "a=1", "-", true)]
    [InlineData("a=1", "-", "a=1", "a=1", true)]
    [InlineData("a=1", "-", "-", "a=1", false)]
    [InlineData("a=1", "-", "-", "-", false)]
    [InlineData("a=1", "-", "a=1 b=2", "-", false)]
    [InlineData("a=1 b=2", "-", "a=1", "-", false)]
    [InlineData("a=1", "b=2", "a=1", "b=2", true)]
    [InlineData("a=1", "b=2", "a=1", "-", false)]
    public void A_child_is_as_strict_when_it_passes_nothing_more(string parentEquals, string parentSubset, string equals, string subset, bool asStrict) =>
        Assert.Equal(asStrict, Of(equals, subset).AreAsStrictAs(Of(parentEquals, parentSubset)));

    [Fact]
    public void No_context_that_a_child_passes_is_stopped_by_a_parent_that_it_is_as_strict_as()
    {
        string[] maps = ["-", "", "a=1", "a=2", "b=1", "a=1 b=1", "a=2 b=1"];
        var contexts = maps[1..].Append("a=1 b=1 c=1").Select(text => Pairs(text)!).ToList();
        var all = maps.SelectMany(equals => maps.Select(subset => Of(equals, subset))).ToList();
        foreach (var (parent, child) in all.SelectMany(parent => all.Where(child => child.AreAsStrictAs(parent)).Select(child => (parent, child))))
        {
            Assert.All(contexts, context => Assert.True(parent.HoldFor(context) || !child.HoldFor(context), $"{parent} {child}"));
        }
    }

    internal static GrantConstraints Of(string equals, string subset) => new(Pairs(equals), Pairs(subset));

    internal static Dictionary<string, string>? Pairs(string text) => text is "-" ? null : text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
