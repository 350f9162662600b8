using System.Formats.Asn1;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Signet.Cryptography;
using Signet.Server.KeyStores.Pkcs11.Native;

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
        if (!spec.IsAsymmetric)
        {
            RequireSealed(session, session.Session.GenerateKey(CKM.CKM_AES_KEY_GEN, Secret(label, id)));
            return null;
        }

        var isRsa = RsaBits.TryGetValue(spec, out var bits);
        var (publicKey, privateKey) = session.Session.GenerateKeyPair(
            isRsa ? CKM.CKM_RSA_PKCS_KEY_PAIR_GEN : CKM.CKM_EC_KEY_PAIR_GEN, isRsa ? RsaPublic(bits) : EcPublic(Curves[spec]), Private(label, id));
        RequireSealed(session, privateKey);
        return isRsa ? ReadRsa(session, publicKey) : ReadEc(session, publicKey, Curves[spec]);
    }

    // A token that does not keep what it was asked to keep has no keys of ours.
    private static void RequireSealed(TokenSession session, ulong key)
    {
        if (session.Session.GetAttributes(key, CKA.CKA_SENSITIVE, CKA.CKA_EXTRACTABLE) is not [[1], [0]])
        {
            throw new TokenException(Pkcs11Failure.InternalError, "the token makes keys that can be read out of it");
        }
    }

    private static byte[] ReadRsa(TokenSession session, ulong key)
    {
        var read = session.Session.GetAttributes(key, CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT);
        using var rsa = RSA.Create(new RSAParameters { Modulus = read[0], Exponent = read[1] });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    // CKA_EC_POINT is an OCTET STRING around the uncompressed point (PKCS#11 2.40, "Elliptic curve"): 04 | x | y.
    private static byte[] ReadEc(TokenSession session, ulong key, ECCurve curve)
    {
        var point = AsnDecoder.ReadOctetString(session.Session.GetAttributes(key, CKA.CKA_EC_POINT)[0], AsnEncodingRules.DER, out _);
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

    private static Template Secret(string label, byte[] id) => new()
    {
        { CKA.CKA_CLASS, (ulong)CKO.CKO_SECRET_KEY }, { CKA.CKA_LABEL, label }, { CKA.CKA_ID, id },
        { CKA.CKA_TOKEN, true }, { CKA.CKA_PRIVATE, true }, { CKA.CKA_SENSITIVE, true }, { CKA.CKA_EXTRACTABLE, false }, { CKA.CKA_DERIVE, false },
        { CKA.CKA_KEY_TYPE, (ulong)CKK.CKK_AES }, { CKA.CKA_VALUE_LEN, 32 },
        { CKA.CKA_ENCRYPT, true }, { CKA.CKA_DECRYPT, true }, { CKA.CKA_WRAP, false }, { CKA.CKA_UNWRAP, false },
    };

    private static Template Private(string label, byte[] id) => new()
    {
        { CKA.CKA_CLASS, (ulong)CKO.CKO_PRIVATE_KEY }, { CKA.CKA_LABEL, label }, { CKA.CKA_ID, id },
        { CKA.CKA_TOKEN, true }, { CKA.CKA_PRIVATE, true }, { CKA.CKA_SENSITIVE, true }, { CKA.CKA_EXTRACTABLE, false }, { CKA.CKA_DERIVE, false },
        { CKA.CKA_SIGN, true }, { CKA.CKA_DECRYPT, false }, { CKA.CKA_UNWRAP, false },
    };

    // The public halves are read at once and kept in our own store: in the token they last as long as the session.
    private static Template RsaPublic(int bits) =>
        new() { { CKA.CKA_TOKEN, false }, { CKA.CKA_VERIFY, true }, { CKA.CKA_MODULUS_BITS, (ulong)bits }, { CKA.CKA_PUBLIC_EXPONENT, PublicExponent } };

    private static Template EcPublic(ECCurve curve) =>
        new() { { CKA.CKA_TOKEN, false }, { CKA.CKA_VERIFY, true }, { CKA.CKA_EC_PARAMS, CurveParameters(curve) } };
}
