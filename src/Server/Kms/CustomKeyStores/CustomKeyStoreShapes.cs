using System.Text.RegularExpressions;
using Signet.Protocol.Shapes;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>The members that operations on custom key stores share (kms-operations, CreateCustomKeyStore).</summary>
internal static partial class CustomKeyStoreShapes
{
    private static readonly TextShape Id = new(1, 64);
    private static readonly Member<string> AccessKeyId =
        Member.Required("AccessKeyId", new TextShape(20, 30, AccessKeyIdPattern(), "^[A-Z2-7]+$")).Secret();
    private static readonly Member<string> RawSecretAccessKey =
        Member.Required("RawSecretAccessKey", new TextShape(43, 64, SecretPattern(), @"^[a-zA-Z0-9\/+=]+$")).Secret();

    public static TextShape Name { get; } = new(1, 256);

    public static Member<string> CustomKeyStoreId { get; } = Member.Required("CustomKeyStoreId", Id);

    public static Member<string> OptionalCustomKeyStoreId { get; } = Member.Optional("CustomKeyStoreId", Id);

    public static Member<string> CloudHsmClusterId { get; } = Member.Optional(
        "CloudHsmClusterId", new TextShape(19, 24, KeyStoreNames.ClusterPattern(), "cluster-[2-7a-zA-Z]{11,16}")).RecordedAs("clusterId");

    public static Member<string> KeyStorePassword { get; } = Member.Optional("KeyStorePassword", new TextShape(7, 32)).Secret();

    public static Member<string> XksProxyUriEndpoint { get; } =
        Member.Optional("XksProxyUriEndpoint", new TextShape(10, 128, EndpointPattern(), "^https://[a-zA-Z0-9.-]+$"));

    public static Member<string> XksProxyUriPath { get; } = Member.Optional(
        "XksProxyUriPath", new TextShape(10, 128, PathPattern(), @"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$"));

    public static Member<string> XksProxyVpcEndpointServiceName { get; } = Member.Optional(
        "XksProxyVpcEndpointServiceName",
        new TextShape(20, 64, VpcServicePattern(), @"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$"));

    public static Member<string> XksProxyVpcEndpointServiceOwner { get; } =
        Member.Optional("XksProxyVpcEndpointServiceOwner", new TextShape(12, 12, AccountPattern(), "[0-9]{12}"));

    public static Member<SigningCredentials> XksProxyAuthenticationCredential { get; } = Member.Optional(
        "XksProxyAuthenticationCredential",
        new StructureShape<SigningCredentials>(
            [AccessKeyId, RawSecretAccessKey], fields => new(fields.Get(AccessKeyId), fields.Get(RawSecretAccessKey)))).Secret();

    public static Member<string> XksProxyConnectivity { get; } = Member.Optional(
        "XksProxyConnectivity", new NameShape<string>([Connectivity.PublicEndpoint, Connectivity.VpcEndpointService], name => name));

    [GeneratedRegex(@"^[A-Z2-7]+\z")]
    private static partial Regex AccessKeyIdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9/+=]+\z")]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"^https://[a-zA-Z0-9.-]+\z")]
    private static partial Regex EndpointPattern();

    [GeneratedRegex(@"^(/[a-zA-Z0-9/_-]+)?/kms/xks/v[0-9]{1,2}\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}[0-9]+\.vpce-svc-[0-9a-z]+\z")]
    private static partial Regex VpcServicePattern();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountPattern();
}
