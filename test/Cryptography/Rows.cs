namespace Signet.Cryptography.Tests;

/// <summary>The rows of the table that tests run over, as names so that each case shows up by itself.</summary>
public static class Rows
{
    public static TheoryData<string> All => [.. KeySpec.All.Where(spec => spec.HasEngine).Select(spec => spec.Name)];

    public static TheoryData<string> Macs => [.. KeySpec.All.Where(spec => spec.MacAlgorithms.Count > 0).Select(spec => spec.Name)];

    public static TheoryData<string> Engines => [.. Asymmetric.Select(spec => spec.Name)];

    public static TheoryData<string, string> Signing =>
        [.. from spec in Asymmetric from algorithm in spec.SigningAlgorithms select (spec.Name, algorithm.Name)];

    public static TheoryData<string, string, MessageType> SigningByType =>
    [
        .. from spec in Asymmetric
           from algorithm in spec.SigningAlgorithms
           from type in Enum.GetValues<MessageType>()
           where algorithm.Allows(type)
           select (spec.Name, algorithm.Name, type),
    ];

    public static TheoryData<string, string> Encryption =>
        [.. from spec in Asymmetric from algorithm in spec.EncryptionAlgorithms select (spec.Name, algorithm.Name)];

    private static IEnumerable<KeySpec> Asymmetric => KeySpec.All.Where(spec => spec is { HasEngine: true, IsAsymmetric: true });

    internal static KeySpec Spec(string name) => KeySpec.TryGet(name, out var spec) ? spec : throw new ArgumentException(name);

    internal static SigningAlgorithm Signer(string name) =>
        SigningAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);

    internal static EncryptionAlgorithm Cipher(string name) =>
        EncryptionAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);
}
