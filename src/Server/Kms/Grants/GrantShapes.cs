using System.Text.Json;
using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Server.State;

namespace Signet.Server.Kms.Grants;

/// <summary>The shapes that the operations on grants share.</summary>
internal static partial class GrantShapes
{
    private static readonly Member<IReadOnlyDictionary<string, string>> ContextEquals = Member.Optional("EncryptionContextEquals", new MapShape());
    private static readonly Member<IReadOnlyDictionary<string, string>> ContextSubset = Member.Optional("EncryptionContextSubset", new MapShape());

    /// <summary>The ARN of a principal.</summary>
    public static TextShape Principal { get; } = new(1, 256, PrincipalPattern(), @"^[\w+=,.@:/-]+$");

    public static TextShape GrantId { get; } = new(1, 128);

    public static TextShape Name { get; } = new(1, 256, NamePattern(), "^[a-zA-Z0-9:/_-]+$");

    public static ListShape<string> Operations { get; } =
        new(new NameShape<string>(GrantOperation.All.Select(operation => operation.Name), name => name), minimum: 1);

    public static StructureShape<GrantConstraints> Constraints { get; } = new(
        [ContextSubset, ContextEquals], fields => new(fields.Get(ContextEquals), fields.Get(ContextSubset)), WriteTrail);

    public static Member<int?> Limit { get; } = KmsShapes.Limit(100);

    private static void WriteTrail(Utf8JsonWriter json, GrantConstraints constraints)
    {
        json.WriteStartObject();
        WriteTrail(json, ContextSubset.TrailName, constraints.EncryptionContextSubset);
        WriteTrail(json, ContextEquals.TrailName, constraints.EncryptionContextEquals);
        json.WriteEndObject();
    }

    private static void WriteTrail(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string>? pairs)
    {
        if (pairs is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_+=,.@:/-]+\z")]
    private static partial Regex PrincipalPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]+\z")]
    private static partial Regex NamePattern();
}
