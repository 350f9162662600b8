using System.Text.RegularExpressions;
using Signet.Protocol;
using Signet.Server.Sessions;
using Signet.Storage;

namespace Signet.Server.Sts;

/// <summary>The tags of a session, and which of them are inherited by the sessions that are assumed from it.</summary>
internal sealed partial record SessionTags(IReadOnlyList<Tag> Tags, IReadOnlyList<string> TransitiveKeys)
{
    private const int Maximum = 50;

    public static SessionTags None { get; } = new([], []);

    /// <summary>What a session that assumes a role hands on.</summary>
    public static SessionTags InheritedFrom(Session? session)
    {
        if (session is null)
        {
            return None;
        }

        Tag[] tags = [.. session.Tags.Where(tag => session.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))];
        return new(tags, [.. tags.Select(tag => tag.Key)]);
    }

    /// <summary>Whether tags out of a token or an assertion have the lengths and characters that AssumeRole's constraints ask of its own.</summary>
    public bool AreWellFormed =>
        Tags.Count <= Maximum && TransitiveKeys.Count <= Maximum
        && Tags.All(tag => tag is { Key.Length: >= 1 and <= 128, Value.Length: <= 256 } && Characters().IsMatch(tag.Key) && Characters().IsMatch(tag.Value));

    /// <summary>Refuses tags that contradict each other, or those that the calling session hands on.</summary>
    /// <exception cref="ServiceException">The sentence tells which.</exception>
    public void Check(SessionTags inherited)
    {
        if (Tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() < Tags.Count)
        {
            throw StsErrors.InvalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (TransitiveKeys.Any(key => !Has(key)))
        {
            throw StsErrors.InvalidParameter("The specified transitive tag key must be included in the requested tags.");
        }

        if (inherited.TransitiveKeys.Any(Has))
        {
            throw StsErrors.InvalidParameter("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
        }

        if (Tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw StsErrors.InvalidParameter("Tag keys must not start with aws:.");
        }
    }

    /// <summary>Both together, as a session bears them.</summary>
    public SessionTags With(SessionTags inherited) => new([.. Tags, .. inherited.Tags], [.. TransitiveKeys, .. inherited.TransitiveKeys]);

    /// <summary>Whether there is a tag of that key, in any case.</summary>
    public bool Has(string key) => Tags.Any(tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    internal static partial Regex Characters();
}
