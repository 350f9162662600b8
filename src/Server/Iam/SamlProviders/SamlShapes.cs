using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam.SamlProviders;

/// <summary>The members that the operations on SAML providers share (IAM API, 2010-05-08).</summary>
internal static partial class SamlShapes
{
    private static readonly TextShape AnyMetadata = new(1000, 10_000_000);

    public static Member<string> ProviderArn { get; } = Member.Required("SAMLProviderArn", new TextShape(20, 2048));

    public static Member<string> Name { get; } = Member.Required("Name", new TextShape(1, 128, NamePattern(), @"[\w._-]+"));

    public static Member<string> Metadata { get; } = Member.Required("SAMLMetadataDocument", AnyMetadata);

    public static Member<string> NewMetadata { get; } = Member.Optional("SAMLMetadataDocument", AnyMetadata);

    /// <summary>Refused when it is there: encrypted assertions are not taken.</summary>
    public static Member<string> EncryptionMode { get; } = Member.Optional("AssertionEncryptionMode", new TextShape(0, 64));

    /// <summary>Refused when it is there: encrypted assertions are not taken.</summary>
    public static Member<string> PrivateKey { get; } = Member.Optional("AddPrivateKey", new TextShape(1, 16384)).Secret();

    /// <summary>Refused when it is there: encrypted assertions are not taken.</summary>
    public static Member<string> RemovedPrivateKey { get; } = Member.Optional("RemovePrivateKey", new TextShape(22, 64));

    /// <summary>Refuses a request that asks for encrypted assertions.</summary>
    public static void CheckUnencrypted(Fields fields, params IReadOnlyList<Member> members)
    {
        if (members.FirstOrDefault(fields.Has) is { } member)
        {
            throw IamErrors.InvalidInput($"{member.Name} is not supported: assertions are signed, not encrypted.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]+\z")]
    private static partial Regex NamePattern();
}
