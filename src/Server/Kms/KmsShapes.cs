using System.Text.RegularExpressions;
using Signet.Cryptography;
using Signet.Protocol.Shapes;

namespace Signet.Server.Kms;

/// <summary>The shapes that many KMS operations share (kms-operations, section 4).</summary>
internal static partial class KmsShapes
{
    private static readonly BooleanShape Boolean = new();

    public static TextShape KeyIdText { get; } = new(1, 2048);

    public static Member<string> KeyId { get; } = Member.Required("KeyId", KeyIdText);

    public static Member<string> OptionalKeyId { get; } = Member.Optional("KeyId", KeyIdText);

    public static Member<string> TargetKeyId { get; } = Member.Required("TargetKeyId", KeyIdText);

    public static Member<string> AliasName { get; } =
        Member.Required("AliasName", new TextShape(1, 256, AliasPattern(), "^[a-zA-Z0-9:/_-]+$"));

    public static Member<IReadOnlyList<string>> GrantTokens { get; } =
        Member.Optional("GrantTokens", new ListShape<string>(new TextShape(1, 8192), maximum: 10)).Unrecorded();

    public static Member<bool?> DryRun { get; } = Member.Optional("DryRun", Boolean);

    public static Member<bool?> BypassPolicyLockoutSafetyCheck { get; } =
        Member.Optional<bool?>("BypassPolicyLockoutSafetyCheck", Boolean, standard: false).ConditionWhenGiven("kms:BypassPolicyLockoutSafetyCheck");

    public static Member<string> Marker { get; } = Member.Optional("Marker", new TextShape(1, 1024, MarkerPattern(), @"[\u0020-\u00FF]*"));

    public static Member<string> PolicyName { get; } =
        Member.Optional("PolicyName", new TextShape(1, 128, PolicyNamePattern(), @"[\w]+"), standard: "default");

    public static TextShape Region { get; } = new(1, 32, RegionPattern(), @"^([a-z]+-){2,3}\d+$");

    public static Member<string> KeyMaterialId { get; } =
        Member.Optional("KeyMaterialId", new TextShape(64, 64, KeyMaterialIdPattern(), "^[a-f0-9]+$"));

    public static TextShape Policy { get; } = new(1, 131072, PolicyPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+");

    public static TextShape Description { get; } = new(0, 8192);

    public static BlobShape Message { get; } = new(1, 4096);

    public static Member<SigningAlgorithm> SigningAlgorithm { get; } =
        Member.Required("SigningAlgorithm", new NameShape<SigningAlgorithm>(Cryptography.SigningAlgorithm.All, algorithm => algorithm.Name)).Condition("kms:SigningAlgorithm");

    public static Member<MessageType> MessageType { get; } = Member.Optional(
        "MessageType", new NameShape<MessageType>(Enum.GetValues<MessageType>(), type => type.Name), standard: Cryptography.MessageType.Raw).Condition("kms:MessageType");

    public static Member<EncryptionAlgorithm> EncryptionAlgorithm { get; } = Member.Optional(
        "EncryptionAlgorithm",
        new NameShape<EncryptionAlgorithm>(Cryptography.EncryptionAlgorithm.All, algorithm => algorithm.Name),
        standard: Cryptography.EncryptionAlgorithm.SymmetricDefault).Condition("kms:EncryptionAlgorithm");

    /// <summary>An encryption context: authenticated with every ciphertext, and told in every event.</summary>
    public static MapShape Context { get; } = new(maximum: 8192);

    public static Member<IReadOnlyDictionary<string, string>> EncryptionContext { get; } = Member.Optional("EncryptionContext", Context);

    public static BlobShape Ciphertext { get; } = new(1, 6144);

    public static Member<IReadOnlyList<string>> DryRunModifiers { get; } =
        Member.Optional("DryRunModifiers", new ListShape<string>(new NameShape<string>(["IGNORE_CIPHERTEXT"], name => name)));

    public static Member<MacAlgorithm> MacAlgorithm { get; } =
        Member.Required("MacAlgorithm", new NameShape<MacAlgorithm>(Cryptography.MacAlgorithm.All, algorithm => algorithm.Name)).Condition("kms:MacAlgorithm");

    public static Member<int?> NumberOfBytes { get; } = Member.Optional("NumberOfBytes", new IntegerShape(1, 1024));

    /// <summary>The page size of a list operation, with the operation's own maximum.</summary>
    public static Member<int?> Limit(int maximum) => Member.Optional("Limit", new IntegerShape(1, maximum));

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]+\z")]
    internal static partial Regex XksKeyIdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]+\z")]
    private static partial Regex AliasPattern();

    [GeneratedRegex(@"^[a-f0-9]+\z")]
    private static partial Regex KeyMaterialIdPattern();

    [GeneratedRegex(@"^(?:[a-z]+-){2,3}[0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"^[\u0020-\u00FF]*\z")]
    private static partial Regex MarkerPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex PolicyNamePattern();

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u00FF]+\z")]
    private static partial Regex PolicyPattern();
}
