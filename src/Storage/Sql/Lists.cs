using Signet.Storage.Sql.Tables;

namespace Signet.Storage.Sql;

/// <summary>The pages that the server lists; each is answered from an index, in its order.</summary>
internal static class Lists
{
    public static readonly Query Keys = new(
        $"{Schema.Keys.Select} WHERE account_id = @account_id AND region = @region AND id > @after ORDER BY id LIMIT @limit",
        "account_id", "region", "after", "limit");

    public static readonly Query DueDeletions = new(
        $"{Schema.Keys.Select} WHERE state = 'PendingDeletion' AND deletion_date <= @now ORDER BY deletion_date, id LIMIT @limit",
        "now", "limit");

    public static readonly Query DueRotations = new(
        $"{Schema.Keys.Select} WHERE state = 'Enabled' AND next_rotation_at IS NOT NULL AND next_rotation_at <= @now ORDER BY next_rotation_at, id LIMIT @limit",
        "now", "limit");

    public static readonly Query DueExpiries = new(
        $"{Schema.Materials.Select} WHERE expires_at IS NOT NULL AND sealed IS NOT NULL AND expires_at <= @now ORDER BY expires_at, material_id LIMIT @limit",
        "now", "limit");

    public static readonly Query Aliases = new(
        $"{Schema.Aliases.Select} WHERE account_id = @account_id AND region = @region AND name > @after ORDER BY name LIMIT @limit",
        "account_id", "region", "after", "limit");

    public static readonly Query AliasesOfKey = new(
        $"{Schema.Aliases.Select} WHERE account_id = @account_id AND region = @region AND target_key_id = @target AND name > @after ORDER BY name LIMIT @limit",
        "account_id", "region", "target", "after", "limit");

    public static readonly Query Grants = new(
        $"{Schema.Grants.Select} WHERE account_id = @account_id AND region = @region AND key_id = @key_id AND id > @after ORDER BY id LIMIT @limit",
        "account_id", "region", "key_id", "after", "limit");

    public static readonly Query GrantsOfGrantee = new(
        $"{Schema.Grants.Select} WHERE account_id = @account_id AND region = @region AND key_id = @key_id AND grantee_principal = @grantee AND id > @after ORDER BY id LIMIT @limit",
        "account_id", "region", "key_id", "grantee", "after", "limit");

    public static readonly Query RetirableGrants = new(
        $"{Schema.Grants.Select} WHERE region = @region AND retiring_principal = @retiring AND id > @after ORDER BY id LIMIT @limit",
        "region", "retiring", "after", "limit");

    public static readonly Query Users = ByPath(Schema.Users);

    public static readonly Query Roles = ByPath(Schema.Roles);

    public static readonly Query ChangeSequence = new("SELECT sequence FROM changes");

    private static Query ByPath(Table table) => new(
        $"{table.Select} WHERE account_id = @account_id AND substr(path, 1, length(@prefix)) = @prefix AND name > @after ORDER BY name LIMIT @limit",
        "account_id", "prefix", "after", "limit");
}
