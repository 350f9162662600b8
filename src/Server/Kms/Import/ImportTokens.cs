using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.RootKeys;
using Signet.Server.State;

namespace Signet.Server.Kms.Import;

/// <summary>
/// Import tokens: opaque, good for one key and 24 hours. A token carries the wrapping key's private half, sealed, so that nothing of it is stored.
/// </summary>
internal sealed class ImportTokens(Sealer sealer)
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Makes a token for the key.</summary>
    public byte[] Make(Key key, WrappingAlgorithm algorithm, PrivateKey wrappingKey, DateTimeOffset validTo)
    {
        var pkcs8 = wrappingKey.ExportPkcs8();
        using var plain = new MemoryStream(pkcs8.Length + 256);
        using var writer = new BinaryWriter(plain);
        writer.Write(validTo.UtcTicks);
        writer.Write(algorithm.Name);
        writer.Write(wrappingKey.Spec.Name);
        writer.Write(pkcs8);
        writer.Flush();
        try
        {
            return sealer.Seal(plain.GetBuffer().AsSpan(0, (int)plain.Length), Purpose(key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
            CryptographicOperations.ZeroMemory(plain.GetBuffer());
        }
    }

    /// <summary>Unwraps material with the wrapping key of a token; the caller wipes it.</summary>
    public byte[] Unwrap(Key key, byte[] token, byte[] wrapped, DateTimeOffset now)
    {
        var plain = sealer.TryOpen(token, Purpose(key)) ?? throw KmsErrors.InvalidImportToken();
        try
        {
            using var reader = new BinaryReader(new MemoryStream(plain));
            var validTo = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            if (now >= validTo)
            {
                throw KmsErrors.ExpiredImportToken();
            }

            WrappingAlgorithm.TryGet(reader.ReadString(), out var algorithm);
            KeySpec.TryGet(reader.ReadString(), out var spec);
            using var wrappingKey = PrivateKey.ImportPkcs8(spec!, plain.AsSpan((int)reader.BaseStream.Position));
            return algorithm!.TryUnwrap(wrappingKey, wrapped, out var material) ? material : throw KmsErrors.InvalidCiphertext();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static string Purpose(Key key) => $"import token:{key.Arn}";
}
