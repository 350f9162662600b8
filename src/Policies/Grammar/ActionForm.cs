using System.Buffers;

namespace Signet.Policies.Grammar;

/// <summary>What the entries of Action and NotAction may look like when a policy is saved.</summary>
internal static class ActionForm
{
    private static readonly SearchValues<char> VendorCharacters =
        SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Throws <see cref="PolicySyntaxException"/> at the first entry that is neither <c>*</c> nor <c>service:Name</c>.</summary>
    public static void Check(IEnumerable<WrittenStatement> statements)
    {
        var errors = statements.SelectMany(statement => statement.Actions).Select(ErrorIn);
        if (errors.FirstOrDefault(error => error is not null) is { } first)
        {
            throw new PolicySyntaxException(first);
        }
    }

    private static string? ErrorIn(string action)
    {
        if (action == "*")
        {
            return null;
        }

        var parts = action.Split(':');
        return parts.Length switch
        {
            1 => "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            > 2 => "Actions/Condition can contain only one colon.",
            _ => IsVendor(parts[0]) ? null : $"Vendor {parts[0]} is not valid",
        };
    }

    private static bool IsVendor(string text) =>
        text == "*" || (text.Length > 0 && text.AsSpan().IndexOfAnyExcept(VendorCharacters) < 0);
}
