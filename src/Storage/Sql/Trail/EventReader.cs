using System.Buffers.Binary;
using System.Text;
using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

/// <summary>Reads the events of a block one by one, as <see cref="EventWriter"/> wrote them. What does not fit together throws <see cref="InvalidDataException"/>.</summary>
internal ref struct EventReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _content = content;
    private ReadOnlySpan<byte> _event;

    /// <summary>Where the event stands that was stepped to last.</summary>
    public readonly EventPosition Position => new(
        Microseconds.FromEpoch(BinaryPrimitives.ReadInt64LittleEndian(_event[EventWriter.TimeOffset..])),
        BinaryPrimitives.ReadInt64LittleEndian(_event[EventWriter.SequenceOffset..]));

    /// <summary>Its bytes.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _event;

    /// <summary>Steps to the next event; false after the last.</summary>
    public bool Next()
    {
        if (_content.IsEmpty)
        {
            return false;
        }

        var length = _content.Length < EventWriter.HeaderLength ? -1 : sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_content);
        if (length < EventWriter.HeaderLength || length > _content.Length)
        {
            throw Damaged();
        }

        _event = _content[..length];
        _content = _content[length..];
        return true;
    }

    /// <summary>The event itself.</summary>
    public readonly EventRecord Read(AccountId account, Region region)
    {
        var rest = _event[EventWriter.HeaderLength..];
        var (id, name, source) = (Text(ref rest), Text(ref rest), Text(ref rest));
        var (username, accessKey, request) = (Text(ref rest), Text(ref rest), Text(ref rest));
        var resources = new EventResource[Number(ref rest)];
        for (var i = 0; i < resources.Length; i++)
        {
            resources[i] = new(Text(ref rest)!, Text(ref rest)!);
        }

        return new()
        {
            EventId = id!,
            Time = Position.Time,
            AccountId = account,
            Region = region,
            Name = name!,
            Source = source!,
            ReadOnly = _event[EventWriter.HeaderLength - 1] == 1,
            Username = username,
            AccessKeyId = accessKey,
            RequestId = request,
            Resources = resources,
            Json = Json(ref rest),
        };
    }

    private static int Number(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < sizeof(int))
        {
            throw Damaged();
        }

        var number = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[sizeof(int)..];
        return number <= rest.Length ? number : throw Damaged();
    }

    private static string? Text(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        return length < 0 ? null : Encoding.UTF8.GetString(Take(ref rest, length));
    }

    private static Utf8Text Json(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        return length < 0 ? throw Damaged() : new(Take(ref rest, length).ToArray());
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    private static InvalidDataException Damaged() => new("A block of the trail is damaged.");
}
