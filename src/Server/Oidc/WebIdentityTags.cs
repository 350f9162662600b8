using System.Text.Json;
using Signet.Server.Sts;
using Signet.Storage;

namespace Signet.Server.Oidc;

/// <summary>The session tags and the source identity in a token's claims (STS user guide, "Passing session tags using AssumeRoleWithWebIdentity").</summary>
internal static class WebIdentityTags
{
    private const string Claim = "https://aws.amazon.com/tags";
    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";

    /// <summary>Reads <c>{"principal_tags":{"Team":["x"]},"transitive_tag_keys":["Team"]}</c>, nested in one claim or as two flat ones.</summary>
    /// <exception cref="Signet.Protocol.ServiceException">It is something else.</exception>
    public static SessionTags Of(JsonElement claims)
    {
        var nested = claims.TryGetProperty(Claim, out var claim);
        if (nested && claim.ValueKind is not JsonValueKind.Object)
        {
            throw StsErrors.InvalidTags();
        }

        var (holder, prefix) = nested ? (claim, "") : (claims, Claim + "/");
        var read = new SessionTags(TagsOf(holder, $"{prefix}principal_tags"), KeysOf(holder, $"{prefix}transitive_tag_keys"));
        return read.AreWellFormed ? read : throw StsErrors.InvalidTags();
    }

    /// <summary>The source identity; null when the token has none.</summary>
    /// <exception cref="Signet.Protocol.ServiceException">It is not made as one.</exception>
    public static string? SourceIdentityOf(JsonElement claims) =>
        claims.TryGetProperty(SourceIdentityClaim, out var claim) ? StsShapes.CheckSourceIdentity(claim.ValueKind is JsonValueKind.String ? claim.GetString()! : "") : null;

    private static IReadOnlyList<Tag> TagsOf(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var tags))
        {
            return [];
        }

        return tags.ValueKind is JsonValueKind.Object
            ? [.. tags.EnumerateObject().Select(tag => new Tag(tag.Name, tags.Texts(tag.Name) is [var value] ? value : throw StsErrors.InvalidTags()))]
            : throw StsErrors.InvalidTags();
    }

    private static IReadOnlyList<string> KeysOf(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out _) ? holder.Texts(name) ?? throw StsErrors.InvalidTags() : [];
}
