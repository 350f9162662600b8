using System.Text.RegularExpressions;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Iam;

/// <summary>Every operation that the stock command line knows stands in docs/iam.md, as served or as not served on purpose.</summary>
public sealed partial class IamDocumentTests(SharedServer server)
{
    [Fact]
    public async Task The_document_names_every_operation_that_AWS_has()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "iam.md"), TestContext.Current.CancellationToken);
        var named = OperationName().Matches(page).Select(match => match.Groups["name"].Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

        // A command that does not exist is refused with the names of those that do, one for each operation of the service's model.
        var known = CommandName().Matches((await server.Aws.RunAsync("iam", "no-such-command")).Error)
            .Select(match => match.Value.Replace("-", "", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("createuser", known);
        Assert.True(known.Count > 150, $"Only {known.Count} operations were found.");
        Assert.Empty(known.Where(name => !named.Contains(name)));
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex OperationName();

    // Commands are a verb and more; beside them the line names only `wait` and `help`.
    [GeneratedRegex(@"(?<=^|\| )(?!no-such)[a-z0-9]+(?:-[a-z0-9]+)+(?= *(?:\||$))", RegexOptions.Multiline)]
    private static partial Regex CommandName();
}
