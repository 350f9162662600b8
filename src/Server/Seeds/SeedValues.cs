using System.Globalization;
using System.Text.Json.Nodes;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.Seeds.Yaml;
using Signet.Storage;

namespace Signet.Server.Seeds;

/// <summary>What the texts and mappings of seeds mean, and members of calls made of them.</summary>
internal static class SeedValues
{
    extension(SeedNode node)
    {
        /// <summary><c>true</c> or <c>false</c>.</summary>
        public bool Flag => node.Text switch
        {
            "true" => true,
            "false" => false,
            _ => throw node.Place.Error("here should be true or false"),
        };

        /// <summary>A whole number.</summary>
        public int Number => int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw node.Place.Error("here should be a whole number");

        public Region Region => Region.TryParse(node.Text, out var region) ? region : throw node.Place.Error("here should be the name of a Region, such as us-east-1");

        public AccountId Account => AccountId.TryParse(node.Text, out var account) ? account : throw node.Place.Error("here should be an account number of twelve digits, in quotes");

        public KeyId KeyId => KeyId.TryParse(node.Text, out var id)
            ? id
            : throw node.Place.Error("here should be a key id: a UUID in lower case, or mrk- and 32 hexadecimal digits");

        /// <summary>Tags as a mapping of keys to values.</summary>
        public IReadOnlyList<Tag> Tags => [.. node.Map.Members.Select(member => new Tag(member.Name, member.Value.Text))];
    }

    extension(JsonObject members)
    {
        /// <summary>Takes over members that the seed has, under their own names.</summary>
        public JsonObject With(SeedMap map, params IReadOnlyList<string> names)
        {
            foreach (var name in names)
            {
                if (map[name] is { } node)
                {
                    members[name] = node.Text;
                }
            }

            return members;
        }

        /// <summary>Adds tags as the services take them: lists of pairs under the service's own names.</summary>
        public JsonObject With(IReadOnlyList<Tag> tags, string key, string value)
        {
            if (tags.Count > 0)
            {
                members["Tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value })]);
            }

            return members;
        }
    }

    /// <summary>The tags of the seed that are not there yet, or with another value.</summary>
    public static IReadOnlyList<Tag> Missing(this SeedNode? tags, IReadOnlyList<Tag> there) => tags is null ? [] : [.. tags.Tags.Except(there)];

    /// <summary>Whether a policy is stored already: bound to identities and printed as it would be now. One that is not well formed is not.</summary>
    public static bool IsStored(string policy, string stored, Func<string, string> asStored)
    {
        try
        {
            return asStored(policy) == stored;
        }
        catch (PolicySyntaxException)
        {
            return false;
        }
    }
}
