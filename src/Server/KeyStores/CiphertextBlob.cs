using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Signet.Identifiers;

namespace Signet.Server.KeyStores;

/// <summary>
/// The wire form of a symmetric ciphertext, which clients treat as opaque: a header that names the key (and its material), then what the key store made.
/// The header is authenticated together with the encryption context.
/// </summary>
/// <remarks>
/// version (1) | kind (1) | account (8, big-endian) | multi-Region flag (1) | key id (16) | material id (32, of kind 1 only) | body.
/// The Region is left out, so that related multi-Region keys open each other's ciphertexts.
/// </remarks>
internal sealed class CiphertextBlob
{
    private const byte Version = 1;
    private const byte InOurStore = 1;
    private const byte InCustomKeyStore = 2;
    private const int KeyHeader = 27;
    private const int MaterialId = 32;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _headerLength;

    private CiphertextBlob(ReadOnlyMemory<byte> bytes, int headerLength, AccountId account, KeyId key)
    {
        (_bytes, _headerLength, AccountId, KeyId) = (bytes, headerLength, account, key);
        Material = headerLength == KeyHeader ? null : Convert.ToHexStringLower(bytes.Span[KeyHeader..headerLength]);
    }

    public AccountId AccountId { get; }

    public KeyId KeyId { get; }

    /// <summary>The id of the material that encrypted; null for keys of custom key stores.</summary>
    public string? Material { get; }

    /// <summary>What names key and material.</summary>
    public ReadOnlySpan<byte> Header => _bytes.Span[.._headerLength];

    /// <summary>What the key store made.</summary>
    public ReadOnlyMemory<byte> Body => _bytes[_headerLength..];

    /// <summary>The header of a ciphertext that is to be made.</summary>
    public static byte[] HeaderFor(AccountId account, KeyId key, string? materialId)
    {
        var header = new byte[materialId is null ? KeyHeader : KeyHeader + MaterialId];
        header[0] = Version;
        header[1] = materialId is null ? InCustomKeyStore : InOurStore;
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(2), long.Parse(account.Value, CultureInfo.InvariantCulture));
        header[10] = key.IsMultiRegion ? (byte)1 : (byte)0;
        Convert.FromHexString(key.Value.Replace("mrk-", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)).CopyTo(header, 11);
        if (materialId is not null)
        {
            Convert.FromHexString(materialId).CopyTo(header, KeyHeader);
        }

        return header;
    }

    /// <summary>What the header and the encryption context are together: the associated data of the encryption.</summary>
    public static byte[] AssociatedData(ReadOnlySpan<byte> header, EncryptionContext context) => [.. header, .. context.Canonical];

    /// <summary>Reads the header; false when the bytes are no ciphertext of ours.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CiphertextBlob? blob)
    {
        blob = null;
        var span = bytes.Span;
        if (span.Length < KeyHeader || span[0] != Version || span[1] is not (InOurStore or InCustomKeyStore) || span[10] > 1)
        {
            return false;
        }

        var headerLength = span[1] == InOurStore ? KeyHeader + MaterialId : KeyHeader;
        var hex = Convert.ToHexStringLower(span[11..KeyHeader]);
        var id = span[10] == 1 ? "mrk-" + hex : Guid.ParseExact(hex, "N").ToString();
        var account = BinaryPrimitives.ReadInt64BigEndian(span[2..]).ToString("D12", CultureInfo.InvariantCulture);
        if (span.Length <= headerLength || !AccountId.TryParse(account, out var accountId) || !KeyId.TryParse(id, out var keyId))
        {
            return false;
        }

        blob = new(bytes, headerLength, accountId, keyId);
        return true;
    }
}
