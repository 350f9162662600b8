using System.Collections.Concurrent;

namespace Signet.Cryptography.Tests;

/// <summary>One key of each spec for all tests: making RSA_4096 takes seconds.</summary>
internal static class Keys
{
    private static readonly ConcurrentDictionary<KeySpec, Lazy<PrivateKey>> Private = new();
    private static readonly ConcurrentDictionary<KeySpec, Lazy<PublicKey>> Public = new();

    public static PrivateKey Of(KeySpec spec) => Private.GetOrAdd(spec, s => new(() => PrivateKey.Generate(s))).Value;

    public static PublicKey PublicOf(KeySpec spec) =>
        Public.GetOrAdd(spec, s => new(() => PublicKey.Import(Of(s).ExportSubjectPublicKeyInfo()))).Value;
}
