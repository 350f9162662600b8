using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signet.Tests;

namespace Signet.Cryptography.Tests;

public sealed class AttestationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_document_says_what_the_module_wrote(bool tagged)
    {
        using var enclave = new Enclave();

        var document = AttestationDocument.Verify(enclave.Document(tagged), enclave.Roots, Enclave.Now);

        Assert.Equal(Enclave.ModuleId, document.ModuleId);
        Assert.Equal(Enclave.Now, document.Timestamp);
        Assert.Equal([0, 1, 31], document.Pcrs.Keys.Order());
        Assert.Equal(new string('0', 96), document.Pcrs[0]);
        Assert.Equal(string.Concat(Enumerable.Repeat("ab", 48)), document.Pcrs[1]);
        Assert.Equal(128, document.Pcrs[31].Length);
        Assert.Equal(Enclave.RecipientKey.ExportSubjectPublicKeyInfo(), document.PublicKey);
        Assert.Equal([1, 2, 3], document.UserData);
        Assert.Null(document.Nonce);
        Assert.Empty(document.NitroTpmPcrs);
    }

    [Fact]
    public void A_document_of_NitroTPM_has_its_registers_in_another_member()
    {
        using var enclave = new Enclave();
        enclave.Members.Remove("pcrs", out var registers);
        enclave.Members["nitrotpm_pcrs"] = registers!;

        var document = AttestationDocument.Verify(enclave.Document(), enclave.Roots, Enclave.Now);

        Assert.Equal([0, 1, 31], document.NitroTpmPcrs.Keys.Order());
        Assert.Empty(document.Pcrs);

        enclave.Members["pcrs"] = registers!;
        Refused(enclave.Document(), enclave.Roots);
    }

    [Fact]
    public void Members_that_are_optional_may_be_null_or_missing()
    {
        using var enclave = new Enclave();
        enclave.Members["public_key"] = writer => writer.WriteNull();
        enclave.Members["user_data"] = Enclave.Bytes([]);
        enclave.Members.Remove("nonce");

        var document = AttestationDocument.Verify(enclave.Document(), enclave.Roots, Enclave.Now);

        Assert.Null(document.PublicKey);
        Assert.Equal([], document.UserData!);
        Assert.Null(document.Nonce);
    }

    [Fact]
    public void A_document_changed_anywhere_cut_or_prolonged_is_refused()
    {
        using var enclave = new Enclave();
        var document = enclave.Document();

        // A prime step, and all of the header and of the signature.
        for (var position = 0; position < document.Length; position += position < 20 || position >= document.Length - 100 ? 1 : 7)
        {
            byte[] changed = [.. document];
            changed[position] ^= (byte)(1 << (position % 8));
            Refused(changed, enclave.Roots);
            Refused(document[..position], enclave.Roots);
        }

        Refused([.. document, 0], enclave.Roots);
        Refused(new byte[AttestationDocument.MaxLength + 1], enclave.Roots);
    }

    [Fact]
    public void A_chain_to_another_root_or_to_none_is_refused()
    {
        using var enclave = new Enclave();
        using var other = new Enclave();

        Refused(enclave.Document(), other.Roots);
        Refused(enclave.Document(), []);
        Assert.Equal(Enclave.ModuleId, AttestationDocument.Verify(enclave.Document(), [.. other.Roots, .. enclave.Roots], Enclave.Now).ModuleId);

        enclave.Members["cabundle"] = Enclave.List(enclave.Chain[0]);
        Refused(enclave.Document(), enclave.Roots);
        enclave.Members["cabundle"] = Enclave.List(other.Chain);
        Refused(enclave.Document(), enclave.Roots);
    }

    [Theory]
    [InlineData(-3 * 60 - 1)]
    [InlineData(3 * 60 + 1)]
    public void A_document_is_refused_at_a_time_when_its_certificate_is_not_valid(int minutes)
    {
        using var enclave = new Enclave();

        Refused(enclave.Document(), enclave.Roots, Enclave.Now.AddMinutes(minutes));
        Assert.NotNull(AttestationDocument.Verify(enclave.Document(), enclave.Roots, Enclave.Now.AddMinutes(minutes - (2 * Math.Sign(minutes)))));
    }

    [Fact]
    public void An_authority_that_is_none_or_a_certificate_that_may_not_sign_is_refused()
    {
        using var without = new Enclave(authorityIsOne: false);
        using var usage = new Enclave(usage: X509KeyUsageFlags.KeyEncipherment);
        using var curve = new Enclave(curve: ECCurve.NamedCurves.nistP256);
        using var brainpool = new Enclave(curve: ECCurve.NamedCurves.brainpoolP384r1);

        Assert.All([without, usage, curve, brainpool], enclave => Refused(enclave.Document(), enclave.Roots));
    }

    [Fact]
    public void A_document_signed_by_another_key_with_another_algorithm_or_with_other_headers_is_refused()
    {
        using var enclave = new Enclave();
        using var other = new Enclave();

        Refused(other.Document(payload: enclave.Payload()), enclave.Roots);
        Refused(enclave.Document(algorithm: -7, hash: HashAlgorithmName.SHA256), enclave.Roots);
        Refused(enclave.Document(algorithm: -36, hash: HashAlgorithmName.SHA512), enclave.Roots);
        Refused(enclave.Document(hash: HashAlgorithmName.SHA256), enclave.Roots);
        Refused(enclave.Document(unprotected: writer => { writer.WriteInt32(4); writer.WriteByteString([1]); }), enclave.Roots);
    }

    [Theory]
    [InlineData("module_id")]
    [InlineData("digest")]
    [InlineData("timestamp")]
    [InlineData("pcrs")]
    [InlineData("certificate")]
    [InlineData("cabundle")]
    public void A_member_that_is_missing_null_or_of_another_type_is_refused(string name)
    {
        using var enclave = new Enclave();

        enclave.Members[name] = writer => writer.WriteNull();
        Refused(enclave.Document(), enclave.Roots);
        enclave.Members[name] = writer => writer.WriteDouble(1);
        Refused(enclave.Document(), enclave.Roots);
        enclave.Members.Remove(name);
        Refused(enclave.Document(), enclave.Roots);
    }

    public static TheoryData<string, Action<CborWriter>> Wrong => new()
    {
        { "module_id", writer => writer.WriteTextString("") },
        { "digest", writer => writer.WriteTextString("SHA256") },
        { "timestamp", writer => writer.WriteInt64(-1) },
        { "timestamp", writer => writer.WriteUInt64(ulong.MaxValue) },
        { "pcrs", Enclave.Registers() },
        { "pcrs", Enclave.Registers((32, new byte[48])) },
        { "pcrs", Enclave.Registers((-1, new byte[48])) },
        { "pcrs", Enclave.Registers((0, new byte[47])) },
        { "pcrs", Enclave.Registers((0, [])) },
        { "pcrs", Enclave.Registers((0, new byte[48]), (0, new byte[48])) },
        { "nitrotpm_pcrs", Enclave.Registers((0, new byte[48])) },
        { "certificate", Enclave.Bytes([]) },
        { "certificate", Enclave.Bytes(new byte[1025]) },
        { "certificate", Enclave.Bytes(new byte[100]) },
        { "cabundle", Enclave.List() },
        { "cabundle", Enclave.List([]) },
        { "cabundle", Enclave.List(new byte[1025]) },
        { "cabundle", Enclave.List([.. Enumerable.Repeat(new byte[100], 17)]) },
        { "public_key", Enclave.Bytes([]) },
        { "public_key", Enclave.Bytes(new byte[1025]) },
        { "public_key", Enclave.Bytes(new byte[294]) },
        { "public_key", Enclave.Bytes(Keys.Of(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo()) },
        { "user_data", Enclave.Bytes(new byte[513]) },
        { "user_data", writer => writer.WriteTextString("text") },
        { "nonce", Enclave.Bytes(new byte[513]) },
        { "unknown", writer => writer.WriteNull() },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_member_of_the_wrong_form_is_refused(string name, Action<CborWriter> write)
    {
        using var enclave = new Enclave();
        enclave.Members[name] = write;

        Refused(enclave.Document(), enclave.Roots);
    }

    [Fact]
    public void All_32_registers_and_the_longest_members_are_taken()
    {
        using var enclave = new Enclave();
        enclave.Members["pcrs"] = Enclave.Registers([.. Enumerable.Range(0, 32).Select(index => (index, new byte[64]))]);
        enclave.Members["user_data"] = Enclave.Bytes(new byte[512]);
        enclave.Members["nonce"] = Enclave.Bytes(new byte[512]);
        enclave.Members["public_key"] = Enclave.Bytes(Keys.Of(KeySpec.Rsa4096).ExportSubjectPublicKeyInfo());

        var document = AttestationDocument.Verify(enclave.Document(), enclave.Roots, Enclave.Now);

        Assert.Equal(32, document.Pcrs.Count);
        Assert.Equal(512, document.Nonce!.Length);
    }

    [Fact]
    public void A_payload_that_is_no_map_or_is_followed_by_something_is_refused()
    {
        using var enclave = new Enclave();

        byte[][] payloads = [[], [0], [0x80], [0xA0], [0xFF], [.. enclave.Payload(), 0]];

        Assert.All(payloads, payload => Refused(enclave.Document(payload: payload), enclave.Roots));
    }

    private static void Refused(byte[] document, X509Certificate2Collection roots, DateTimeOffset? time = null) =>
        Assert.ThrowsAny<CryptographicException>(() => AttestationDocument.Verify(document, roots, time ?? Enclave.Now));
}
