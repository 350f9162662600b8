namespace Signet.Cryptography.Tests;

/// <summary>The rows of the table that tests run over, as names so that each case shows up by itself.</summary>
public static class Rows
{
    public static TheoryData<string> All => [.. KeySpec.All.Where(spec => spec.HasEngine).Select(spec => spec.Name)];

    public static TheoryData<string> Macs => [.. KeySpec.All.Where(spec => spec.MacAlgorithms.Count > 0).Select(spec => spec.Name)];

    public static TheoryData<string> Engines => [.. Asymmetric.Select(spec => spec.Name)];

    /// <summary>The asymmetric specs that OpenSSL 3.0 knows.</summary>
    public static TheoryData<string> OpenSslKeys => [.. Asymmetric.Where(OpenSsl.Knows).Select(spec => spec.Name)];

    /// <summary>The algorithms that sign a message and its digest alike.</summary>
    public static TheoryData<string, string> HashAndSign =>
    [
        .. from spec in Asymmetric
           from algorithm in spec.SigningAlgorithms
           where algorithm.Allows(MessageType.Raw) && algorithm.Allows(MessageType.Digest) && algorithm != SigningAlgorithm.Sm2Dsa
           select (spec.Name, algorithm.Name),
    ];

    public static TheoryData<string, string, MessageType> Signing => [.. SigningRows.Select(row => (row.Spec.Name, row.Algorithm.Name, row.Type))];

    /// <summary>Those that OpenSSL 3.0 makes and verifies too.</summary>
    public static TheoryData<string, string, MessageType> OpenSslSigning =>
        [.. SigningRows.Where(row => OpenSsl.Knows(row.Spec) && OpenSsl.Knows(row.Algorithm)).Select(row => (row.Spec.Name, row.Algorithm.Name, row.Type))];

    /// <summary>Those that take a digest, or something else of a fixed length, in place of the message.</summary>
    public static TheoryData<string, string, MessageType> Digests =>
        [.. SigningRows.Where(row => row.Type != MessageType.Raw).Select(row => (row.Spec.Name, row.Algorithm.Name, row.Type))];

    public static TheoryData<string> Agreement => [.. Asymmetric.Where(spec => spec.KeyAgreementAlgorithms.Count > 0).Select(spec => spec.Name)];

    public static TheoryData<string, string> Encryption =>
        [.. from spec in Asymmetric from algorithm in spec.EncryptionAlgorithms select (spec.Name, algorithm.Name)];

    private static IEnumerable<KeySpec> Asymmetric => KeySpec.All.Where(spec => spec is { HasEngine: true, IsAsymmetric: true });

    private static IEnumerable<(KeySpec Spec, SigningAlgorithm Algorithm, MessageType Type)> SigningRows =>
        from spec in Asymmetric
        from algorithm in spec.SigningAlgorithms
        from type in Enum.GetValues<MessageType>()
        where algorithm.Allows(type)
        select (spec, algorithm, type);

    internal static KeySpec Spec(string name) => KeySpec.TryGet(name, out var spec) ? spec : throw new ArgumentException(name);

    internal static MessageType TypeOf(SigningAlgorithm algorithm) => Enum.GetValues<MessageType>().First(algorithm.Allows);

    internal static SigningAlgorithm Signer(string name) =>
        SigningAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);

    internal static EncryptionAlgorithm Cipher(string name) =>
        EncryptionAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);
}
