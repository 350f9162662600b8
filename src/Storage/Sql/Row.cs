using System.Data.Common;
using Signet.Identifiers;

namespace Signet.Storage.Sql;

/// <summary>The row a reader stands on, taken column by column from the left.</summary>
internal struct Row(DbDataReader reader)
{
    private int _next;

    public string Text() => reader.GetString(_next++);

    public string? OptionalText() => Skip() ? null : Text();

    public long Number() => reader.GetInt64(_next++);

    public int? OptionalNumber() => Skip() ? null : (int)Number();

    public bool Flag() => Number() != 0;

    public byte[] Blob() => reader.GetFieldValue<byte[]>(_next++);

    public byte[]? OptionalBlob() => Skip() ? null : Blob();

    public DateTimeOffset Time() => Microseconds.FromEpoch(Number());

    public DateTimeOffset? OptionalTime() => Skip() ? null : Time();

    public IReadOnlyList<Tag> Tags() => TagJson.Read(Text());

    public AccountId Account() => AccountId.Parse(Text());

    public Region Region() => Identifiers.Region.Parse(Text());

    public Region? OptionalRegion() => Skip() ? null : Region();

    public IReadOnlyList<string> Texts() => TextsJson.Read(Text());

    public IReadOnlyDictionary<string, string>? OptionalMap() => Skip() ? null : MapJson.Read(Text());

    public KeyId Key() => KeyId.Parse(Text());

    private bool Skip()
    {
        if (!reader.IsDBNull(_next))
        {
            return false;
        }

        _next++;
        return true;
    }
}
