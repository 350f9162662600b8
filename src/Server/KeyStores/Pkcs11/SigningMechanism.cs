using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Signet.Cryptography;
using Signet.Server.KeyStores.Pkcs11.Native;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>
/// How a token signs with an algorithm: one row each. The message is hashed here, the token does the rest: CKM_RSA_PKCS over a DigestInfo (RFC 8017, section 9.2),
/// CKM_RSA_PKCS_PSS with a salt as long as the digest, CKM_ECDSA, whose r ‖ s becomes DER.
/// </summary>
internal sealed class SigningMechanism
{
    // DigestInfo up to the digest (RFC 8017, section 9.2, note 1).
    private static readonly byte[] Sha256Prefix = Convert.FromHexString("3031300d060960864801650304020105000420");
    private static readonly byte[] Sha384Prefix = Convert.FromHexString("3041300d060960864801650304020205000430");
    private static readonly byte[] Sha512Prefix = Convert.FromHexString("3051300d060960864801650304020305000440");

    private static readonly Dictionary<SigningAlgorithm, SigningMechanism> Rows = new()
    {
        [SigningAlgorithm.RsassaPkcs1V15Sha256] = new(CKM.CKM_RSA_PKCS, HashAlgorithmName.SHA256) { Prefix = Sha256Prefix },
        [SigningAlgorithm.RsassaPkcs1V15Sha384] = new(CKM.CKM_RSA_PKCS, HashAlgorithmName.SHA384) { Prefix = Sha384Prefix },
        [SigningAlgorithm.RsassaPkcs1V15Sha512] = new(CKM.CKM_RSA_PKCS, HashAlgorithmName.SHA512) { Prefix = Sha512Prefix },
        [SigningAlgorithm.RsassaPssSha256] = new(CKM.CKM_RSA_PKCS_PSS, HashAlgorithmName.SHA256) { Pss = Salted(CKM.CKM_SHA256, CKG.CKG_MGF1_SHA256, 32) },
        [SigningAlgorithm.RsassaPssSha384] = new(CKM.CKM_RSA_PKCS_PSS, HashAlgorithmName.SHA384) { Pss = Salted(CKM.CKM_SHA384, CKG.CKG_MGF1_SHA384, 48) },
        [SigningAlgorithm.RsassaPssSha512] = new(CKM.CKM_RSA_PKCS_PSS, HashAlgorithmName.SHA512) { Pss = Salted(CKM.CKM_SHA512, CKG.CKG_MGF1_SHA512, 64) },
        [SigningAlgorithm.EcdsaSha256] = new(CKM.CKM_ECDSA, HashAlgorithmName.SHA256),
        [SigningAlgorithm.EcdsaSha384] = new(CKM.CKM_ECDSA, HashAlgorithmName.SHA384),
        [SigningAlgorithm.EcdsaSha512] = new(CKM.CKM_ECDSA, HashAlgorithmName.SHA512),
    };

    private readonly CKM _mechanism;
    private readonly HashAlgorithmName _hash;

    private SigningMechanism(CKM mechanism, HashAlgorithmName hash) => (_mechanism, _hash) = (mechanism, hash);

    private byte[] Prefix { get; init; } = [];

    private CkPssParams? Pss { get; init; }

    /// <summary>The row of an algorithm; throws <see cref="KeyNotFoundException"/> for those that no key in a token signs with.</summary>
    public static SigningMechanism Of(SigningAlgorithm algorithm) => Rows[algorithm];

    /// <summary>What the token is given to sign, for a message or for its digest.</summary>
    public byte[] Input(MessageType type, ReadOnlySpan<byte> message)
    {
        Span<byte> buffer = stackalloc byte[SHA512.HashSizeInBytes];
        return [.. Prefix, .. type is MessageType.Raw ? buffer[..CryptographicOperations.HashData(_hash, message, buffer)] : message];
    }

    /// <summary>Signs; the signature has AWS's form.</summary>
    public byte[] Sign(TokenSession session, ulong key, KeySpec spec, byte[] input)
    {
        var signature = session.Session.Sign(_mechanism, Pss, key, input);
        return _mechanism is CKM.CKM_ECDSA ? EcdsaSignature.ToDer(spec, signature) : signature;
    }

    private static CkPssParams Salted(CKM hash, CKG mask, int saltLength) =>
        new() { Hash = (nuint)(ulong)hash, Mask = (nuint)(ulong)mask, SaltLength = (nuint)saltLength };
}
