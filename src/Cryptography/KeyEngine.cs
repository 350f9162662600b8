using Signet.Cryptography.Encodings;

namespace Signet.Cryptography;

/// <summary>Makes and reads the keys of one row of the table; one class per family.</summary>
internal abstract class KeyEngine
{
    /// <summary>The modulus in bytes, for RSA; 0 for the others.</summary>
    public virtual int BlockLength => 0;

    /// <summary>A coordinate in bytes, for the curves of ECDSA; 0 for the others.</summary>
    public virtual int CoordinateLength => 0;

    public abstract PrivateKey Generate(KeySpec spec);

    /// <summary>Reads a key of exactly this row; throws <see cref="System.Security.Cryptography.CryptographicException"/> otherwise.</summary>
    public abstract PrivateKey ImportPkcs8(KeySpec spec, ReadOnlySpan<byte> pkcs8);

    /// <summary>
    /// Opens a public key of this row; null when, going by its algorithm and its length, it is another row's.
    /// Throws <see cref="System.Security.Cryptography.CryptographicException"/> when it is this row's and wrong.
    /// </summary>
    public abstract PublicKey? Import(KeySpec spec, SubjectPublicKeyInfo info);
}
