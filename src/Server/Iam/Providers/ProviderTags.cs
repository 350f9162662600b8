using Signet.Protocol.Shapes;
using Signet.Storage;

namespace Signet.Server.Iam.Providers;

/// <summary>How the tags of a provider are changed.</summary>
internal static class ProviderTags
{
    /// <summary>A provider has at most this many tags.</summary>
    public const int Maximum = 50;

    /// <summary>The keys of tags that are to go.</summary>
    public static Member<IReadOnlyList<string>> Keys { get; } =
        Member.Required("TagKeys", new ListShape<string>(new TextShape(1, 128), maximum: Maximum));

    /// <summary>What is there, with what is put over it; keys are compared without regard to case, and the new spelling stays.</summary>
    public static IReadOnlyList<Tag> Put(IReadOnlyList<Tag> there, IReadOnlyList<Tag> put)
    {
        IReadOnlyList<Tag> tags = [.. Remove(there, [.. put.Select(tag => tag.Key)]), .. put];
        return tags.Count <= Maximum ? tags : throw ProviderErrors.TooManyTags();
    }

    /// <summary>What is there, without the tags of those keys.</summary>
    public static IReadOnlyList<Tag> Remove(IReadOnlyList<Tag> there, IReadOnlyList<string> keys) =>
        [.. there.Where(tag => !keys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))];
}
