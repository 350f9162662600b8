using System.Text;
using System.Text.Json.Nodes;

namespace Signet.Server.Tests.Fuzz;

/// <summary>Values that no member wants: of every JSON type, too long, too deep, too many, with every odd character.</summary>
internal static class HostileValues
{
    private static readonly Func<Random, JsonNode?>[] Makers =
    [
        _ => null,
        random => JsonValue.Create(random.Next(2) == 0),
        random => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        random => JsonValue.Create((random.NextDouble() - 0.5) * 1e300),
        _ => JsonValue.Create(""),
        random => JsonValue.Create(new string('a', Length(random))),
        random => JsonValue.Create(Odd(random)),
        random => JsonValue.Create(Convert.ToBase64String(Bytes(random))),
        _ => JsonValue.Create("not base64!"),
        random => JsonValue.Create($"arn:aws:kms:eu-central-1:111122223333:key/{Guid.NewGuid():N}{Odd(random)}"),
        _ => new JsonArray(),
        _ => new JsonObject(),
        random => Deep(random.Next(1, 60)),
        random => new JsonArray([.. Enumerable.Range(0, random.Next(200)).Select(index => JsonValue.Create($"item {index}"))]),
        random => new JsonObject(Enumerable.Range(0, random.Next(200)).Select(index => KeyValuePair.Create<string, JsonNode?>($"key {index}", Odd(random)))),
    ];

    public static JsonNode? Next(Random random) => Makers[random.Next(Makers.Length)](random);

    // Around the limits of most members, and far beyond.
    private static int Length(Random random) => random.Next(6) switch { 0 => 1, 1 => 64, 2 => 257, 3 => 2049, 4 => 8193, _ => 140_000 };

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(4) switch { 0 => 0, 1 => random.Next(100), 2 => 4097, _ => 6145 }];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Odd(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 40); length > 0; length--)
        {
            text.Append((char)random.Next(1, 0xd7ff));
        }

        return text.ToString();
    }

    private static JsonNode Deep(int depth) => depth == 0 ? JsonValue.Create("bottom") : new JsonObject { ["deeper"] = Deep(depth - 1) };
}
