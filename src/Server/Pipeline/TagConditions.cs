using Signet.Policies;
using Signet.Storage;

namespace Signet.Server.Pipeline;

/// <summary>The condition keys of requests that carry tags: <c>aws:RequestTag/k</c> and <c>aws:TagKeys</c>.</summary>
internal static class TagConditions
{
    public static void Add(RequestContext context, IReadOnlyList<Tag> tags)
    {
        foreach (var tag in tags)
        {
            context.Set($"aws:RequestTag/{tag.Key}", tag.Value);
        }

        context.Set("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
    }
}
