using System.Security.Cryptography;
using System.Text;

namespace Signet.Storage.Sql;

/// <summary>One numbered step of the schema.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>What is done after the SQL, in the same transaction; null for nothing.</summary>
    public Action<Session>? Then { get; init; }

    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>Reads the embedded files <c>NNNN_name.sql</c> whose resource names begin so, in order.</summary>
    public static IReadOnlyList<Migration> Load(string prefix)
    {
        var assembly = typeof(Migration).Assembly;
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var name = resource[prefix.Length..^".sql".Length];
            migrations.Add(new(int.Parse(name.AsSpan(0, 4)), name, text.ReadToEnd()));
        }

        migrations.Sort((left, right) => left.Number.CompareTo(right.Number));
        return migrations;
    }
}
