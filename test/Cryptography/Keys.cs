using System.Collections.Concurrent;

namespace Signet.Cryptography.Tests;

/// <summary>One key of each spec for all tests: making RSA_4096 takes seconds.</summary>
internal static class Keys
{
    private static readonly ConcurrentDictionary<KeySpec, Lazy<PrivateKey>> Private = new();
    private static readonly ConcurrentDictionary<KeySpec, Lazy<PublicKey>> Public = new();

    public static PrivateKey Of(KeySpec spec) => Private.GetOrAdd(spec, s => new(() => PrivateKey.Generate(s))).Value;

    /// <summary>The material of that key, or of a fresh one where there are no halves.</summary>
    public static byte[] MaterialOf(KeySpec spec)
    {
        if (spec.IsAsymmetric)
        {
            return Of(spec).Export();
        }

        using var key = KeyMaterial.Generate(spec);
        return key.Export();
    }

    public static PublicKey PublicOf(KeySpec spec) =>
        Public.GetOrAdd(spec, s => new(() => PublicKey.Import(Of(s).ExportSubjectPublicKeyInfo()))).Value;
}
