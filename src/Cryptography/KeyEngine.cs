namespace Signet.Cryptography;

/// <summary>Makes and reads the keys of one row of the table; one class per family.</summary>
internal abstract class KeyEngine
{
    /// <summary>The modulus in bytes, for RSA; 0 for the others.</summary>
    public virtual int BlockLength => 0;

    /// <summary>A coordinate in bytes, for the curves of ECDSA and SM2; 0 for the others.</summary>
    public virtual int CoordinateLength => 0;

    public abstract KeyMaterial Generate(KeySpec spec);

    /// <summary>Reads a key of exactly this row; throws <see cref="System.Security.Cryptography.CryptographicException"/> otherwise.</summary>
    public abstract KeyMaterial Import(KeySpec spec, ReadOnlySpan<byte> material);
}
