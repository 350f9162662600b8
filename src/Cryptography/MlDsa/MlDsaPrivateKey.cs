using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.MlDsa;

/// <summary>
/// An ML-DSA private key. The seed is wiped; the numbers expanded from it belong to BouncyCastle, which leaves them to the garbage collector.
/// </summary>
internal sealed class MlDsaPrivateKey : PrivateKey
{
    private readonly MlDsaEngine _engine;
    private readonly SecretBytes _seed;
    private readonly MLDsaPrivateKeyParameters _expanded;

    public MlDsaPrivateKey(KeySpec spec, MlDsaEngine engine, SecretBytes seed)
        : this(spec, engine, seed, Expand(engine, seed))
    {
    }

    private MlDsaPrivateKey(KeySpec spec, MlDsaEngine engine, SecretBytes seed, MLDsaPrivateKeyParameters expanded)
        : base(spec, SubjectPublicKeyInfo.Write(engine.KeyAlgorithm, expanded.GetPublicKeyEncoded())) => (_engine, _seed, _expanded) = (engine, seed, expanded);

    // [0] (32): seed
    public override byte[] ExportPkcs8()
    {
        using var seed = _seed.Open();
        Span<byte> key = stackalloc byte[2 + MlDsaEngine.SeedLength];
        try
        {
            (key[0], key[1]) = (0x80, MlDsaEngine.SeedLength);
            seed.Value.CopyTo(key[2..]);
            return PrivateKeyInfo.Write(_engine.KeyAlgorithm, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public override void Dispose() => _seed.Dispose();

    private protected override byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        ObjectDisposedException.ThrowIf(_seed.IsClosed, this);
        var random = new ParametersWithRandom(_expanded, PlatformRandom.Instance);
        return _engine.Load(forSigning: true, random, type, message).GenerateSignature();
    }

    private static MLDsaPrivateKeyParameters Expand(MlDsaEngine engine, SecretBytes seed)
    {
        var copy = seed.Copy();
        try
        {
            return MLDsaPrivateKeyParameters.FromSeed(engine.Parameters, copy);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }
}
