using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Signet.Cryptography.Attestation;

// attestation_process.md, "Attestation document specification", all lengths in bytes:
// { module_id: text (1..), digest: "SHA384", timestamp: uint (milliseconds), pcrs: { 0..31: bytes (32, 48, 64) } (1..32 of them),
//   certificate: bytes (1..1024), cabundle: [ bytes (1..1024) ] (1..),
//   public_key: bytes (1..1024) or null, user_data: bytes (0..512) or null, nonce: bytes (0..512) or null }
// NitroTPM (EC2 user guide, "NitroTPM attestation document"): the same, with nitrotpm_pcrs in the place of pcrs.

/// <summary>What an attestation document says, read and not yet believed.</summary>
internal sealed class AttestationPayload
{
    private const int MaxPcrs = 32;
    private const int MaxChain = 16;
    private const int MaxCertificate = 1024;
    private const int MaxPublicKey = 1024;
    private const int MaxData = 512;

    private readonly Dictionary<int, string> _pcrs = [];
    private readonly Dictionary<int, string> _nitroTpmPcrs = [];
    private readonly List<byte[]> _chain = [];
    private string? _digest;
    private bool _hasTimestamp;

    private AttestationPayload()
    {
    }

    public string ModuleId { get; private set; } = "";

    public DateTimeOffset Timestamp { get; private set; }

    /// <summary>An enclave's registers; none in a document of NitroTPM.</summary>
    public IReadOnlyDictionary<int, string> Pcrs => _pcrs;

    /// <summary>An instance's registers; none in a document of an enclave.</summary>
    public IReadOnlyDictionary<int, string> NitroTpmPcrs => _nitroTpmPcrs;

    /// <summary>The certificate of the key that signed, DER.</summary>
    public byte[] Certificate { get; private set; } = [];

    /// <summary>The certificates between it and a root, which may be among them, DER.</summary>
    public IReadOnlyList<byte[]> Chain => _chain;

    public byte[]? PublicKey { get; private set; }

    public byte[]? UserData { get; private set; }

    public byte[]? Nonce { get; private set; }

    /// <summary>Reads the map, in which nothing may be missing, unknown or written twice; throws <see cref="CryptographicException"/> or what the reader throws.</summary>
    public static AttestationPayload Read(ReadOnlyMemory<byte> content)
    {
        var reader = new CborReader(content, CborConformanceMode.Strict);
        var payload = new AttestationPayload();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            payload.ReadMember(reader);
        }

        reader.ReadEndMap();
        Require(reader.BytesRemaining == 0, "has bytes left over");
        payload.RequireComplete();
        return payload;
    }

    private static void Require(bool condition, string fault)
    {
        if (!condition)
        {
            throw new CryptographicException($"The attestation document {fault}.");
        }
    }

    private static byte[] ReadBytes(CborReader reader, int least, int most)
    {
        var bytes = reader.ReadByteString();
        Require(bytes.Length >= least && bytes.Length <= most, "has a member of the wrong length");
        return bytes;
    }

    private static byte[]? ReadOptional(CborReader reader, int least, int most)
    {
        if (reader.PeekState() != CborReaderState.Null)
        {
            return ReadBytes(reader, least, most);
        }

        reader.ReadNull();
        return null;
    }

    private static void ReadPcrs(CborReader reader, Dictionary<int, string> registers)
    {
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var index = reader.ReadUInt32();
            var value = reader.ReadByteString();
            Require(index < MaxPcrs && value.Length is 32 or 48 or 64, "has a wrong register");
            registers.Add((int)index, Convert.ToHexStringLower(value));
        }

        reader.ReadEndMap();
    }

    private void ReadMember(CborReader reader)
    {
        switch (reader.ReadTextString())
        {
            case "module_id": ModuleId = reader.ReadTextString(); break;
            case "digest": _digest = reader.ReadTextString(); break;
            case "timestamp": ReadTimestamp(reader); break;
            case "pcrs": ReadPcrs(reader, _pcrs); break;
            case "nitrotpm_pcrs": ReadPcrs(reader, _nitroTpmPcrs); break;
            case "certificate": Certificate = ReadBytes(reader, least: 1, MaxCertificate); break;
            case "cabundle": ReadChain(reader); break;
            case "public_key": PublicKey = ReadOptional(reader, least: 1, MaxPublicKey); break;
            case "user_data": UserData = ReadOptional(reader, least: 0, MaxData); break;
            case "nonce": Nonce = ReadOptional(reader, least: 0, MaxData); break;
            default: throw new CryptographicException("The attestation document has an unknown member.");
        }
    }

    private void ReadTimestamp(CborReader reader)
    {
        var milliseconds = reader.ReadUInt64();
        Require(milliseconds <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), "is of no time");
        (Timestamp, _hasTimestamp) = (DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), true);
    }

    private void ReadChain(CborReader reader)
    {
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            Require(_chain.Count < MaxChain, $"has more than {MaxChain} certificates");
            _chain.Add(ReadBytes(reader, least: 1, MaxCertificate));
        }

        reader.ReadEndArray();
    }

    private void RequireComplete()
    {
        Require(ModuleId.Length > 0, "names no module");
        Require(_digest == "SHA384", "is of another digest than SHA384");
        Require(_hasTimestamp, "is of no time");
        Require(_pcrs.Count > 0 != _nitroTpmPcrs.Count > 0, "has the registers of neither an enclave nor a NitroTPM, or of both");
        Require(Certificate.Length > 0 && _chain.Count > 0, "lacks certificates");
        Require(PublicKey is null || RecipientEnvelope.Takes(PublicKey), "has a public key that is not one of RSA");
    }
}
