using Signet.Protocol.Shapes;

namespace Signet.Server.Kms.Use;

/// <summary>How long a data key is: by its spec or in bytes, exactly one of the two.</summary>
internal static class DataKeyLength
{
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal) { ["AES_128"] = 16, ["AES_256"] = 32 };

    public static Member<string> KeySpec { get; } = Member.Optional("KeySpec", new NameShape<string>(Lengths.Keys, name => name));

    /// <summary>The length in bytes.</summary>
    public static int Of(Fields fields) => (fields.Get(KeySpec), fields.Get(KmsShapes.NumberOfBytes)) switch
    {
        ({ } spec, null) => Lengths[spec],
        (null, { } bytes) => bytes,
        _ => throw KmsErrors.Validation("Please specify either number of bytes or key spec."),
    };
}
