using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Signet.Identifiers;
using Signet.Server.RootKeys;
using Signet.Server.State;

namespace Signet.Server.Denials;

/// <summary>Why calls were denied, sealed so that only their account opens it again: AWS's encoded authorization messages.</summary>
// base64url of a seal, bound to the account, of DEFLATE (RFC 1951) of JSON
internal sealed class AuthorizationMessages(Sealer sealer, PolicyLabels labels)
{
    /// <summary>DecodeAuthorizationMessage takes no longer ones.</summary>
    public const int MaxEncoded = 10240;

    // What the JSON may come to at first, and so much of it as fits even if nothing can be compressed.
    private const int FullSize = 32 * 1024;
    private const int CertainSize = 4 * 1024;
    private const int MaxSealed = MaxEncoded / 4 * 3;
    private const int MaxOpened = 128 * 1024;

    /// <summary>The message of a denial; null when it would tell of another account's resource.</summary>
    public string? Seal(Denial denial)
    {
        if (!denial.IsOfOwnAccount)
        {
            return null;
        }

        var trace = denial.Trace();
        var writer = new DecisionWriter(trace, trace.FirstMissing() is { } missing ? [missing] : [], labels);
        var blob = Seal(writer.Write(FullSize), denial.Request.Caller.AccountId);
        return Base64Url.EncodeToString(blob.Length <= MaxSealed ? blob : Seal(writer.Write(CertainSize), denial.Request.Caller.AccountId));
    }

    /// <summary>The JSON of a message; null for every text that is no message of that account.</summary>
    public string? TryOpen(string encoded, AccountId account)
    {
        if (encoded.Length > MaxEncoded || !Base64Url.IsValid(encoded) || sealer.TryOpen(Base64Url.DecodeFromChars(encoded), Purpose(account.Value)) is not { } packed)
        {
            return null;
        }

        using var inflated = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var json = new byte[MaxOpened];
        return Encoding.UTF8.GetString(json, 0, inflated.ReadAtLeast(json, json.Length, throwOnEndOfStream: false));
    }

    private byte[] Seal(ReadOnlySpan<byte> json, string account)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(json);
        }

        return sealer.Seal(packed.GetBuffer().AsSpan(0, (int)packed.Length), Purpose(account));
    }

    private static string Purpose(string account) => $"authorization-message:{account}";
}
