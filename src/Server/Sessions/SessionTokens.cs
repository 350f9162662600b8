using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Signet.Server.RootKeys;

namespace Signet.Server.Sessions;

/// <summary>Seals sessions into tokens and opens them again: stateless, so that a token lives through restarts and on every node.</summary>
internal sealed class SessionTokens(Sealer sealer)
{
    // Tokens that were opened lately; a bound keeps strangers from filling the memory.
    private const int MaxOpened = 10_000;

    private readonly ConcurrentDictionary<string, Session> _opened = new(StringComparer.Ordinal);

    /// <summary>The token of a session: base64 of its sealed form, bound to its access key id.</summary>
    public string Seal(Session session)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session);
        try
        {
            return Convert.ToBase64String(sealer.Seal(plain, Purpose(session.AccessKeyId)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens a token that came with an access key id; null when it is not a token of ours for that id. Expiry is for the caller to check.</summary>
    public Session? TryOpen(string token, string accessKeyId)
    {
        if (_opened.TryGetValue(token, out var known))
        {
            return known.AccessKeyId == accessKeyId ? known : null;
        }

        var blob = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, blob, out var length) || sealer.TryOpen(blob.AsSpan(0, length), Purpose(accessKeyId)) is not { } plain)
        {
            return null;
        }

        var session = JsonSerializer.Deserialize(plain, SessionJson.Default.Session)!;
        CryptographicOperations.ZeroMemory(plain);
        Remember(token, session);
        return session;
    }

    private void Remember(string token, Session session)
    {
        if (_opened.Count >= MaxOpened)
        {
            _opened.Clear();
        }

        _opened[token] = session;
    }

    private static string Purpose(string accessKeyId) => $"session:{accessKeyId}";
}

/// <summary>The JSON inside a session token.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(AccountIdJson)])]
[JsonSerializable(typeof(Session))]
internal sealed partial class SessionJson : JsonSerializerContext;

/// <summary>Writes an account number as its twelve digits.</summary>
internal sealed class AccountIdJson : JsonConverter<Identifiers.AccountId>
{
    public override Identifiers.AccountId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Identifiers.AccountId.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Identifiers.AccountId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
