using System.Formats.Cbor;
using System.Text;

namespace Signet.Cryptography.Formats;

// COSE_Key (RFC 9052, section 7): map { 1 kty, 2 kid, 3 alg, 4 key_ops, … }; a COSE_KeySet is an array of them.
//   OKP (1): -1 crv, -2 x     EC2 (2): -1 crv, -2 x, -3 y     RSA (3, RFC 8230): -1 n, -2 e     AKP (7, draft-ietf-cose-dilithium): 3 alg, -1 pub
// The private parts: -4 (OKP, EC2), -3 and below (RSA), -2 (AKP). Symmetric keys are of type 4.

/// <summary>COSE keys and key sets.</summary>
internal static class CoseKey
{
    private const int MaxKeys = 100;
    private const int Verify = 2;
    private const int Encrypt = 3;
    private const int WrapKey = 5;

    public static bool Looks(byte first) => first is >= 0x80 and <= 0xBF;

    public static IReadOnlyList<KeyEntry> Read(ReadOnlyMemory<byte> cbor)
    {
        try
        {
            var reader = new CborReader(cbor, CborConformanceMode.Strict);
            var keys = reader.PeekState() == CborReaderState.StartArray ? ReadSet(reader) : [ReadKey(reader)];
            return reader.BytesRemaining == 0 ? keys : throw new UnreadableException("Bytes follow the COSE key.");
        }
        catch (Exception error) when (error is CborContentException or InvalidOperationException or OverflowException)
        {
            throw new UnreadableException("The COSE key is damaged, or has members of types that keys do not have.", error);
        }
    }

    public static byte[] Write(PublicKey key, string? id)
    {
        var (names, parts) = (KeyNames.Of(key.Spec), KeyParts.Of(key));
        if (names.CoseType == 0)
        {
            throw new UnreadableException($"There is no COSE key for keys of {key.Spec}: no curve of that name is registered.");
        }

        var hasCurve = names.CoseType is KeyNames.OkpCose or KeyNames.Ec2Cose;
        (int Label, int Number, byte[] Bytes)[] members =
        [
            (1, names.CoseType, []),
            (2, 0, id is null ? [] : Encoding.UTF8.GetBytes(id)),
            (3, names.CoseType == KeyNames.AkpCose ? names.CoseCurve : 0, []),
            (-1, hasCurve ? names.CoseCurve : 0, []),
            (hasCurve ? -2 : -1, 0, parts.First),
            (hasCurve ? -3 : -2, 0, parts.Second),
        ];
        return Write([.. members.Where(member => member.Number != 0 || member.Bytes.Length > 0)]);
    }

    // Deterministic (RFC 8949, section 4.2.1): the writer sorts.
    private static byte[] Write((int Label, int Number, byte[] Bytes)[] members)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(members.Length);
        foreach (var (label, number, bytes) in members)
        {
            writer.WriteInt32(label);
            if (bytes.Length > 0)
            {
                writer.WriteByteString(bytes);
            }
            else
            {
                writer.WriteInt32(number);
            }
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static List<KeyEntry> ReadSet(CborReader reader)
    {
        var keys = new List<KeyEntry>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            keys.Add(keys.Count < MaxKeys ? ReadKey(reader) : throw new UnreadableException($"There are more than {MaxKeys} COSE keys."));
        }

        reader.ReadEndArray();
        return keys;
    }

    private static KeyEntry ReadKey(CborReader reader)
    {
        var members = new Members();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            members.Read(reader);
        }

        reader.ReadEndMap();
        return Restrict(new KeyEntry(Open(members)) { Id = members.Id is null ? null : Printable(members.Id) }, members);
    }

    // A kid is bytes; most are text.
    private static string Printable(byte[] id) => id.All(value => value is > 0x20 and < 0x7F) ? Encoding.ASCII.GetString(id) : Convert.ToHexStringLower(id);

    private static PublicKey Open(Members members)
    {
        if (members.HasPrivatePart)
        {
            throw new UnreadableException("The COSE key holds a PRIVATE or secret key: keep it to yourself, and give the public key only.");
        }

        var curve = members.Type == KeyNames.AkpCose ? members.Algorithm : members.Curve;
        return members.Type == KeyNames.RsaCose ? KeyParts.OpenRsa(members.Take(-1), members.Take(-2))
            : KeyNames.All.FirstOrDefault(row => row.CoseType == members.Type && row.CoseCurve == curve)?.Spec switch
            {
                null => throw new UnreadableException("The COSE key is of a type or on a curve that no key of AWS KMS has."),
                { CoordinateLength: > 0 } spec => KeyParts.OpenPoint(spec, members.Take(-2), members.Take(-3)),
                var spec => KeyParts.Open(spec, members.Take(members.Type == KeyNames.AkpCose ? -1 : -2)),
            };
    }

    private static KeyEntry Restrict(KeyEntry entry, Members members)
    {
        var algorithm = JoseAlgorithm.All.FirstOrDefault(row => row.Cose == members.Algorithm);
        return JoseAlgorithm.Restrict(
            entry, members.Algorithm == 0 ? null : "alg", algorithm, members.Allows(Verify), members.Allows(Encrypt) || members.Allows(WrapKey));
    }

    // The members that mean something to a public key; of the others nothing is kept.
    private sealed class Members
    {
        private readonly Dictionary<long, byte[]> _bytes = [];
        private List<long>? _operations;
        private bool _hasBelow;

        public long Type { get; private set; }

        public long Algorithm { get; private set; }

        public long Curve { get; private set; }

        public byte[]? Id => _bytes.GetValueOrDefault(2);

        public bool HasPrivatePart => Type == 4 || (Type == KeyNames.RsaCose && (_bytes.ContainsKey(-3) || _hasBelow))
            || (Type == KeyNames.AkpCose && _bytes.ContainsKey(-2)) || (Type is KeyNames.OkpCose or KeyNames.Ec2Cose && _hasBelow);

        public byte[] Take(long label) => _bytes.GetValueOrDefault(label) ?? throw new UnreadableException($"The COSE key lacks the byte string {label}.");

        public bool Allows(long operation) => _operations is null || _operations.Contains(operation);

        public void Read(CborReader reader)
        {
            if (reader.PeekState() is not (CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger))
            {
                reader.SkipValue();
                reader.SkipValue();
                return;
            }

            var label = reader.ReadInt64();
            _hasBelow |= label is <= -4 and >= -12;
            switch (label, reader.PeekState())
            {
                case (1, _): Type = reader.ReadInt64(); break;
                case (3, _): Algorithm = reader.ReadInt64(); break;
                case (4, _): _operations = [.. ReadOperations(reader)]; break;
                case (-1, CborReaderState.UnsignedInteger): Curve = reader.ReadInt64(); break;
                case (2 or -1 or -2 or -3, CborReaderState.ByteString): _bytes[label] = reader.ReadByteString(); break;
                default: reader.SkipValue(); break;
            }
        }

        private static List<long> ReadOperations(CborReader reader)
        {
            var operations = new List<long>();
            reader.ReadStartArray();
            while (reader.PeekState() != CborReaderState.EndArray)
            {
                operations.Add(reader.ReadInt64());
            }

            reader.ReadEndArray();
            return operations;
        }
    }
}
