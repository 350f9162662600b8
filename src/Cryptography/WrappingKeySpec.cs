using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography;

/// <summary>A kind of key that material is wrapped for (AWS KMS API Reference, GetParametersForImport, WrappingKeySpec).</summary>
public sealed class WrappingKeySpec
{
    private WrappingKeySpec(KeySpec keySpec) => KeySpec = keySpec;

    /// <summary>RSA with a modulus of 2048 bits.</summary>
    public static WrappingKeySpec Rsa2048 { get; } = new(KeySpec.Rsa2048);

    /// <summary>RSA with a modulus of 3072 bits.</summary>
    public static WrappingKeySpec Rsa3072 { get; } = new(KeySpec.Rsa3072);

    /// <summary>RSA with a modulus of 4096 bits.</summary>
    public static WrappingKeySpec Rsa4096 { get; } = new(KeySpec.Rsa4096);

    /// <summary>SM2, of the China Regions.</summary>
    public static WrappingKeySpec Sm2 { get; } = new(KeySpec.Sm2);

    /// <summary>Every spec.</summary>
    public static IReadOnlyList<WrappingKeySpec> All { get; } = [Rsa2048, Rsa3072, Rsa4096, Sm2];

    /// <summary>AWS's word for it, which is that of the key spec.</summary>
    public string Name => KeySpec.Name;

    /// <summary>What the wrapping key is made of, by <see cref="PrivateKey.Generate"/>.</summary>
    public KeySpec KeySpec { get; }

    /// <summary>Finds a spec by AWS's name; false when there is none.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out WrappingKeySpec? spec)
    {
        spec = All.FirstOrDefault(row => row.Name == name);
        return spec is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
