using Signet.Cryptography.Encodings;

namespace Signet.Cryptography;

/// <summary>An engine whose keys have two halves.</summary>
internal abstract class AsymmetricEngine : KeyEngine
{
    /// <summary>How keys of this row are named in SubjectPublicKeyInfo and PKCS#8.</summary>
    public abstract AlgorithmIdentifier KeyAlgorithm { get; }

    /// <summary>How long each signature is, in bytes; 0 where it is DER.</summary>
    public virtual int FixedSignatureLength => 0;

    public abstract override PrivateKey Generate(KeySpec spec);

    public abstract override PrivateKey Import(KeySpec spec, ReadOnlySpan<byte> pkcs8);

    /// <summary>
    /// Opens a public key of this row; null when, going by its algorithm and its length, it is another row's.
    /// Throws <see cref="System.Security.Cryptography.CryptographicException"/> when it is this row's and wrong.
    /// </summary>
    public abstract PublicKey? ImportPublic(KeySpec spec, SubjectPublicKeyInfo info);
}
