using System.Formats.Asn1;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Signet.Cryptography;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>Makes keys inside a token, which they never leave: CKA_SENSITIVE, not CKA_EXTRACTABLE, and only for what KMS does with them.</summary>
internal static class TokenKeys
{
    private static readonly byte[] PublicExponent = [1, 0, 1];

    private static readonly Dictionary<KeySpec, int> RsaBits = new() { [KeySpec.Rsa2048] = 2048, [KeySpec.Rsa3072] = 3072, [KeySpec.Rsa4096] = 4096 };

    private static readonly Dictionary<KeySpec, ECCurve> Curves = new()
    {
        [KeySpec.EccNistP256] = ECCurve.NamedCurves.nistP256, [KeySpec.EccNistP384] = ECCurve.NamedCurves.nistP384, [KeySpec.EccNistP521] = ECCurve.NamedCurves.nistP521,
    };

    /// <summary>The specs that tokens have keys of: those of AWS, and beyond AWS those that sign.</summary>
    public static bool CanMake(KeySpec spec, KeyUsage usage) =>
        spec == KeySpec.SymmetricDefault || (usage is KeyUsage.SignVerify && (RsaBits.ContainsKey(spec) || Curves.ContainsKey(spec)));

    /// <summary>The class of the object that is a key's material.</summary>
    public static CKO ClassOf(KeySpec spec) => spec.IsAsymmetric ? CKO.CKO_PRIVATE_KEY : CKO.CKO_SECRET_KEY;

    /// <summary>
    /// Makes a key under a label that is its alone: what an attempt that was cut off has left there is destroyed.
    /// Gives the public half of a pair, DER SubjectPublicKeyInfo, and null for a secret key.
    /// </summary>
    public static byte[]? MakeAlone(TokenSession session, KeySpec spec, string label, byte[] id)
    {
        DestroyAll(session, spec, label);
        try
        {
            return Make(session, spec, label, id);
        }
        catch (TokenException)
        {
            DestroyAll(session, spec, label);
            throw;
        }
    }

    /// <summary>Destroys whatever is the material of a key of that label.</summary>
    public static void DestroyAll(TokenSession session, KeySpec spec, string label) => session.FindAll(ClassOf(spec), label).ForEach(session.Session.DestroyObject);

    private static byte[]? Make(TokenSession session, KeySpec spec, string label, byte[] id)
    {
        using var attributes = new Attributes();
        if (!spec.IsAsymmetric)
        {
            RequireSealed(session, session.Session.GenerateKey(Mechanism(CKM.CKM_AES_KEY_GEN), attributes.Secret(label, id)));
            return null;
        }

        var isRsa = RsaBits.TryGetValue(spec, out var bits);
        session.Session.GenerateKeyPair(
            Mechanism(isRsa ? CKM.CKM_RSA_PKCS_KEY_PAIR_GEN : CKM.CKM_EC_KEY_PAIR_GEN),
            isRsa ? attributes.RsaPublic(bits, PublicExponent) : attributes.EcPublic(CurveParameters(Curves[spec])),
            attributes.Private(label, id),
            out var publicKey,
            out var privateKey);
        RequireSealed(session, privateKey);
        return isRsa ? ReadRsa(session, publicKey) : ReadEc(session, publicKey, Curves[spec]);
    }

    private static IMechanism Mechanism(CKM mechanism) => Pkcs11Modules.Factories.MechanismFactory.Create(mechanism);

    // A token that does not keep what it was asked to keep has no keys of ours.
    private static void RequireSealed(TokenSession session, IObjectHandle key)
    {
        var read = session.Session.GetAttributeValue(key, [CKA.CKA_SENSITIVE, CKA.CKA_EXTRACTABLE]);
        if (!read[0].GetValueAsBool() || read[1].GetValueAsBool())
        {
            throw new TokenException(Pkcs11Failure.InternalError, "the token makes keys that can be read out of it");
        }
    }

    private static byte[] ReadRsa(TokenSession session, IObjectHandle key)
    {
        var read = session.Session.GetAttributeValue(key, [CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT]);
        using var rsa = RSA.Create(new RSAParameters { Modulus = read[0].GetValueAsByteArray(), Exponent = read[1].GetValueAsByteArray() });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    // CKA_EC_POINT is an OCTET STRING around the uncompressed point (PKCS#11 2.40, "Elliptic curve"): 04 | x | y.
    private static byte[] ReadEc(TokenSession session, IObjectHandle key, ECCurve curve)
    {
        var point = AsnDecoder.ReadOctetString(session.Session.GetAttributeValue(key, [CKA.CKA_EC_POINT])[0].GetValueAsByteArray(), AsnEncodingRules.DER, out _);
        var half = (point.Length - 1) / 2;
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new() { X = point[1..(1 + half)], Y = point[(1 + half)..] } });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private static byte[] CurveParameters(ECCurve curve)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(curve.Oid.Value!);
        return writer.Encode();
    }

    /// <summary>The templates of new objects; they live as long as the call that makes them.</summary>
    private sealed class Attributes : IDisposable
    {
        private readonly List<IObjectAttribute> _all = [];

        public List<IObjectAttribute> Secret(string label, byte[] id) =>
        [
            .. Hidden(CKO.CKO_SECRET_KEY, label, id),
            Add(f => f.Create(CKA.CKA_KEY_TYPE, CKK.CKK_AES)), Add(f => f.Create(CKA.CKA_VALUE_LEN, 32UL)),
            Add(f => f.Create(CKA.CKA_ENCRYPT, value: true)), Add(f => f.Create(CKA.CKA_DECRYPT, value: true)),
            Add(f => f.Create(CKA.CKA_WRAP, value: false)), Add(f => f.Create(CKA.CKA_UNWRAP, value: false)),
        ];

        public List<IObjectAttribute> Private(string label, byte[] id) =>
        [
            .. Hidden(CKO.CKO_PRIVATE_KEY, label, id),
            Add(f => f.Create(CKA.CKA_SIGN, value: true)), Add(f => f.Create(CKA.CKA_DECRYPT, value: false)), Add(f => f.Create(CKA.CKA_UNWRAP, value: false)),
        ];

        // The public halves are read at once and kept in our own store: in the token they last as long as the session.
        public List<IObjectAttribute> RsaPublic(int bits, byte[] exponent) =>
        [
            Add(f => f.Create(CKA.CKA_TOKEN, value: false)), Add(f => f.Create(CKA.CKA_VERIFY, value: true)),
            Add(f => f.Create(CKA.CKA_MODULUS_BITS, (ulong)bits)), Add(f => f.Create(CKA.CKA_PUBLIC_EXPONENT, exponent)),
        ];

        public List<IObjectAttribute> EcPublic(byte[] curve) =>
            [Add(f => f.Create(CKA.CKA_TOKEN, value: false)), Add(f => f.Create(CKA.CKA_VERIFY, value: true)), Add(f => f.Create(CKA.CKA_EC_PARAMS, curve))];

        public void Dispose() => _all.ForEach(attribute => attribute.Dispose());

        private List<IObjectAttribute> Hidden(CKO kind, string label, byte[] id) =>
        [
            Add(f => f.Create(CKA.CKA_CLASS, kind)), Add(f => f.Create(CKA.CKA_LABEL, label)), Add(f => f.Create(CKA.CKA_ID, id)),
            Add(f => f.Create(CKA.CKA_TOKEN, value: true)), Add(f => f.Create(CKA.CKA_PRIVATE, value: true)),
            Add(f => f.Create(CKA.CKA_SENSITIVE, value: true)), Add(f => f.Create(CKA.CKA_EXTRACTABLE, value: false)), Add(f => f.Create(CKA.CKA_DERIVE, value: false)),
        ];

        private IObjectAttribute Add(Func<Net.Pkcs11Interop.HighLevelAPI.Factories.IObjectAttributeFactory, IObjectAttribute> create)
        {
            var attribute = create(Pkcs11Modules.Factories.ObjectAttributeFactory);
            _all.Add(attribute);
            return attribute;
        }
    }
}
