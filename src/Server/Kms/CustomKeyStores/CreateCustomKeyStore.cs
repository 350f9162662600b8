using System.Security.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Makes a custom key store over a token of a PKCS#11 module or an external key store proxy; it begins disconnected.</summary>
internal sealed class CreateCustomKeyStore(CustomKeyStoreRules rules) : KmsOperation<CreateCustomKeyStoreRequest, CreateCustomKeyStoreResponse>(Table)
{
    private const int IdDigits = 17;

    public static Operation Table { get; } = new("CreateCustomKeyStore");

    public override Resolution Resolve(Decoded<CreateCustomKeyStoreRequest> call) => new([KmsDemands.OnAccount("CreateCustomKeyStore")]);

    public override void Admit(Admitted<CreateCustomKeyStoreRequest> call) => call.Request.CheckMembers();

    public override async ValueTask<Done<CreateCustomKeyStoreResponse>> ExecuteAsync(
        Admitted<CreateCustomKeyStoreRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var store = rules.WithSecret(Make(call), request.Proxy.Credential?.SecretAccessKey ?? request.KeyStorePassword);
        rules.CheckQuota(store);
        if (request.Type is KeyStoreTypes.CloudHsm)
        {
            CustomKeyStoreRules.CheckTrustAnchor(store, rules.ClusterOf(store));
        }

        rules.CheckUnique(store);
        if (request.Type is KeyStoreTypes.CloudHsm)
        {
            await rules.CheckClusterAsync(store, cancellationToken);
        }
        else if (store.XksProxyConnectivity is Connectivity.PublicEndpoint)
        {
            await rules.CheckProxyAsync(store, cancellationToken);
        }

        return Done.With(
            new CreateCustomKeyStoreResponse(store.Id),
            new WantedChange(Change.Insert(store), () => CustomKeyStoreErrors.ClusterInUse(store.CloudHsmClusterId ?? "")),
            rules.Touched(store));
    }

    private static CustomKeyStoreRecord Make(Admitted<CreateCustomKeyStoreRequest> call) => call.Request.Proxy.Apply(new()
    {
        AccountId = call.AccountId,
        Region = call.Region,
        Id = "cks-" + RandomNumberGenerator.GetHexString(IdDigits, lowercase: true),
        Name = call.Request.CustomKeyStoreName,
        Type = call.Request.Type,
        ConnectionState = ConnectionStates.Disconnected,
        CreatedAt = call.Time,
        CloudHsmClusterId = call.Request.CloudHsmClusterId,
        TrustAnchorCertificate = call.Request.TrustAnchorCertificate,
        SealedSecret = null,
    });
}

/// <summary>Asks for a custom key store.</summary>
internal sealed record CreateCustomKeyStoreRequest(
    string CustomKeyStoreName, string Type, string? CloudHsmClusterId, string? TrustAnchorCertificate, string? KeyStorePassword, XksProxyMembers Proxy)
    : IRequest<CreateCustomKeyStoreRequest>
{
    private static readonly Member<string> NameMember = Member.Required("CustomKeyStoreName", CustomKeyStoreShapes.Name);
    private static readonly Member<string> TrustAnchor = Member.Optional("TrustAnchorCertificate", new TextShape(1, 5000)).Unrecorded();
    private static readonly Member<string> TypeMember = Member.Optional(
        "CustomKeyStoreType", new NameShape<string>([KeyStoreTypes.CloudHsm, KeyStoreTypes.External], name => name), standard: KeyStoreTypes.CloudHsm);

    public static RequestShape<CreateCustomKeyStoreRequest> Shape { get; } = new(
        [NameMember, CustomKeyStoreShapes.CloudHsmClusterId, TrustAnchor, CustomKeyStoreShapes.KeyStorePassword, TypeMember, .. XksProxyMembers.All],
        fields => new(
            fields.Get(NameMember),
            fields.Get(TypeMember),
            fields.Get(CustomKeyStoreShapes.CloudHsmClusterId),
            fields.Get(TrustAnchor),
            fields.Get(CustomKeyStoreShapes.KeyStorePassword),
            XksProxyMembers.Of(fields)));

    private IReadOnlyList<(string Name, bool Given)> OfCluster =>
    [
        ("CloudHsmClusterId", CloudHsmClusterId is not null), ("TrustAnchorCertificate", TrustAnchorCertificate is not null), ("KeyStorePassword", KeyStorePassword is not null),
    ];

    /// <summary>Refuses a request that lacks a member of its type, or has one of the other.</summary>
    public void CheckMembers()
    {
        var type = $"CustomKeyStoreType {Type}";
        if (Type is KeyStoreTypes.CloudHsm)
        {
            MemberRules.Require(OfCluster, type);
            MemberRules.Refuse([.. Proxy.Always, .. Proxy.OfVpc], type);
            return;
        }

        MemberRules.Require(Proxy.Always, type);
        MemberRules.Refuse(OfCluster, type);
        var connectivity = $"XksProxyConnectivity {Proxy.Connectivity}";
        if (Proxy.Connectivity is Connectivity.VpcEndpointService)
        {
            MemberRules.Require([.. Proxy.OfVpc.Take(1)], connectivity);
            return;
        }

        MemberRules.Refuse(Proxy.OfVpc, connectivity);
    }

    /// <summary>Nothing of what it holds: a password is among it.</summary>
    public override string ToString() => nameof(CreateCustomKeyStoreRequest);
}

/// <summary>Tells of the custom key store that was made.</summary>
internal sealed record CreateCustomKeyStoreResponse(string CustomKeyStoreId) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("CustomKeyStoreId", CustomKeyStoreId);
}
