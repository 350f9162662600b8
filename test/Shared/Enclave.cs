using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Tests;

/// <summary>
/// An enclave of our own: a root, an authority below it, and a module that writes documents, signed here by hand (RFC 9052, section 4.4). Certificates count from the
/// day before to the day after, that of the module from three hours before to three hours after.
/// </summary>
internal sealed class Enclave : IDisposable
{
    public const string ModuleId = "i-1234567890abcdef0-enc0123456789abcdef";

    /// <summary>When everything is valid, unless another time is given.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    /// <summary>The key that answers are encrypted for.</summary>
    public static readonly RSA RecipientKey = RSA.Create(2048);

    private static int _count;

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _authority;

    public Enclave(
        bool authorityIsOne = true, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature, ECCurve? curve = null, DateTimeOffset? time = null)
    {
        var now = time ?? Now;
        Key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP384);
        _root = Authority($"CN=Root {Interlocked.Increment(ref _count)}", _rootKey, isOne: true).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _authority = Authority("CN=Authority", _authorityKey, authorityIsOne).Create(_root.SubjectName, Signer(_rootKey), now.AddDays(-1), now.AddDays(1), [1]);

        Roots = [X509CertificateLoader.LoadCertificate(_root.RawData)];
        Chain = [_root.RawData, _authority.RawData];
        Members = new(StringComparer.Ordinal)
        {
            ["module_id"] = writer => writer.WriteTextString(ModuleId),
            ["digest"] = writer => writer.WriteTextString("SHA384"),
            ["timestamp"] = writer => writer.WriteInt64(now.ToUnixTimeMilliseconds()),
            ["pcrs"] = Registers((0, new byte[48]), (1, [.. Enumerable.Repeat((byte)0xAB, 48)]), (31, new byte[64])),
            ["certificate"] = Bytes(CertificateFor(Key, now, usage)),
            ["cabundle"] = List([.. Chain]),
            ["public_key"] = Bytes(RecipientKey.ExportSubjectPublicKeyInfo()),
            ["user_data"] = Bytes([1, 2, 3]),
            ["nonce"] = writer => writer.WriteNull(),
        };
    }

    public ECDsa Key { get; }

    public X509Certificate2Collection Roots { get; }

    public byte[][] Chain { get; }

    /// <summary>What the next document says, in this order; tests change it.</summary>
    public Dictionary<string, Action<CborWriter>> Members { get; }

    public static Action<CborWriter> Bytes(byte[] value) => writer => writer.WriteByteString(value);

    public static Action<CborWriter> List(params byte[][] values) => writer =>
    {
        writer.WriteStartArray(values.Length);
        Array.ForEach(values, writer.WriteByteString);
        writer.WriteEndArray();
    };

    public static Action<CborWriter> Registers(params (int Index, byte[] Value)[] registers) => writer =>
    {
        writer.WriteStartMap(registers.Length);
        foreach (var (index, value) in registers)
        {
            writer.WriteInt32(index);
            writer.WriteByteString(value);
        }

        writer.WriteEndMap();
    };

    /// <summary>A certificate for a module's key, good from three hours before that time to three hours after.</summary>
    public byte[] CertificateFor(ECDsa key, DateTimeOffset time, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        var request = new CertificateRequest($"CN={ModuleId}", key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var certificate = request.Create(_authority.SubjectName, Signer(_authorityKey), time.AddHours(-3), time.AddHours(3), [2]);
        return certificate.RawData;
    }

    /// <summary>The map of a document, with <see cref="Members"/> unless others are given.</summary>
    public byte[] Payload(Dictionary<string, Action<CborWriter>>? members = null) => Write(writer =>
    {
        members ??= Members;
        writer.WriteStartMap(members.Count);
        foreach (var (name, write) in members)
        {
            writer.WriteTextString(name);
            write(writer);
        }

        writer.WriteEndMap();
    });

    /// <summary>A document: [protected header, {}, payload, signature], tagged 18 when asked for.</summary>
    public byte[] Document(bool tagged = false, byte[]? payload = null, int algorithm = -35, HashAlgorithmName? hash = null, Action<CborWriter>? unprotected = null)
    {
        payload ??= Payload();
        var header = Write(writer => WriteMap(writer, w => { w.WriteInt32(1); w.WriteInt32(algorithm); }));
        var signed = Write(writer =>
        {
            writer.WriteStartArray(4);
            writer.WriteTextString("Signature1");
            writer.WriteByteString(header);
            writer.WriteByteString([]);
            writer.WriteByteString(payload);
            writer.WriteEndArray();
        });

        return Write(writer =>
        {
            if (tagged)
            {
                writer.WriteTag((CborTag)18);
            }

            writer.WriteStartArray(4);
            writer.WriteByteString(header);
            WriteMap(writer, unprotected);
            writer.WriteByteString(payload);
            writer.WriteByteString(Key.SignData(signed, hash ?? HashAlgorithmName.SHA384));
            writer.WriteEndArray();
        });
    }

    public void Dispose()
    {
        Key.Dispose();
        _rootKey.Dispose();
        _authorityKey.Dispose();
        _root.Dispose();
        _authority.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key, bool isOne)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isOne, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request;
    }

    private static X509SignatureGenerator Signer(ECDsa key) => X509SignatureGenerator.CreateForECDsa(key);

    private static void WriteMap(CborWriter writer, Action<CborWriter>? pair)
    {
        writer.WriteStartMap(pair is null ? 0 : 1);
        pair?.Invoke(writer);
        writer.WriteEndMap();
    }

    private static byte[] Write(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        write(writer);
        return writer.Encode();
    }
}
