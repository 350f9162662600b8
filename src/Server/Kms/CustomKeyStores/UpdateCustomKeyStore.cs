using Signet.Protocol.Shapes;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Changes a custom key store: its name, and its proxy's path and credential, while it is connected too; the rest only while it is disconnected.</summary>
internal sealed class UpdateCustomKeyStore(Catalog catalog, CustomKeyStoreRules rules)
    : CustomKeyStoreOperation<UpdateCustomKeyStoreRequest>(Table, catalog, ConnectionStates.Connected, ConnectionStates.Disconnected)
{
    public static Operation Table { get; } = new("UpdateCustomKeyStore");

    public override async ValueTask<Done<EmptyResponse>> ExecuteAsync(Admitted<UpdateCustomKeyStoreRequest> call, CancellationToken cancellationToken)
    {
        var (request, store) = (call.Request, Find(call));
        request.CheckMembers(store);
        if (request.NeedsDisconnected && store.ConnectionState is not ConnectionStates.Disconnected)
        {
            throw CustomKeyStoreErrors.InvalidState(store);
        }

        var changed = request.Proxy.Apply(store) with
        {
            Name = request.NewCustomKeyStoreName ?? store.Name, CloudHsmClusterId = request.CloudHsmClusterId ?? store.CloudHsmClusterId,
        };
        changed = rules.WithSecret(changed, request.Proxy.Credential?.SecretAccessKey ?? request.KeyStorePassword);
        await CheckAsync(store, changed, cancellationToken);
        return Done.Empty(
            new WantedChange(Change.Update(changed), () => CustomKeyStoreErrors.ClusterInUse(changed.CloudHsmClusterId ?? "")), rules.Touched(changed));
    }

    private async ValueTask CheckAsync(CustomKeyStoreRecord store, CustomKeyStoreRecord changed, CancellationToken cancellationToken)
    {
        if (changed.CloudHsmClusterId is { } cluster && cluster != store.CloudHsmClusterId && !CustomKeyStoreRules.IsAnchored(changed, rules.ClusterOf(changed)))
        {
            throw CustomKeyStoreErrors.ClusterNotRelated(cluster);
        }

        rules.CheckUnique(changed);
        if (changed.CloudHsmClusterId is not null && changed.CloudHsmClusterId != store.CloudHsmClusterId)
        {
            await rules.CheckClusterAsync(changed, cancellationToken);
        }

        // A proxy in a VPC is asked when the store is connected, and so not before it is.
        var isAsked = changed.XksProxyConnectivity is Connectivity.PublicEndpoint || changed.ConnectionState is ConnectionStates.Connected;
        if (isAsked && changed.Type is KeyStoreTypes.External && changed with { Name = store.Name } != store)
        {
            await rules.CheckProxyAsync(changed, cancellationToken);
        }
    }
}

/// <summary>Asks for a custom key store to be changed.</summary>
internal sealed record UpdateCustomKeyStoreRequest(
    string CustomKeyStoreId, string? NewCustomKeyStoreName, string? KeyStorePassword, string? CloudHsmClusterId, XksProxyMembers Proxy)
    : IRequest<UpdateCustomKeyStoreRequest>, ICustomKeyStoreRequest
{
    private static readonly Member<string> NewName = Member.Optional("NewCustomKeyStoreName", CustomKeyStoreShapes.Name);

    public static RequestShape<UpdateCustomKeyStoreRequest> Shape { get; } = new(
        [CustomKeyStoreShapes.CustomKeyStoreId, NewName, CustomKeyStoreShapes.KeyStorePassword, CustomKeyStoreShapes.CloudHsmClusterId, .. XksProxyMembers.All],
        fields => new(
            fields.Get(CustomKeyStoreShapes.CustomKeyStoreId),
            fields.Get(NewName),
            fields.Get(CustomKeyStoreShapes.KeyStorePassword),
            fields.Get(CustomKeyStoreShapes.CloudHsmClusterId),
            XksProxyMembers.Of(fields)));

    /// <summary>Whether it asks for what cannot be changed while the store is connected.</summary>
    public bool NeedsDisconnected =>
        KeyStorePassword is not null || CloudHsmClusterId is not null || Proxy.UriEndpoint is not null || Proxy.Connectivity is not null
        || Proxy.VpcEndpointServiceName is not null || Proxy.VpcEndpointServiceOwner is not null;

    private IReadOnlyList<(string Name, bool Given)> OfCluster =>
        [("KeyStorePassword", KeyStorePassword is not null), ("CloudHsmClusterId", CloudHsmClusterId is not null)];

    /// <summary>Refuses a request that changes nothing, has a member of the other type, or changes the connectivity but not what belongs to it.</summary>
    public void CheckMembers(CustomKeyStoreRecord store)
    {
        if (NewCustomKeyStoreName is null && !OfCluster.Concat(Proxy.Always).Concat(Proxy.OfVpc).Any(member => member.Given))
        {
            throw KmsErrors.Validation("You must specify at least one property of the custom key store to update.");
        }

        var isCluster = store.Type is KeyStoreTypes.CloudHsm;
        MemberRules.Refuse(isCluster ? [.. Proxy.Always, .. Proxy.OfVpc] : OfCluster, $"CustomKeyStoreType {store.Type}");
        if (isCluster)
        {
            return;
        }

        var connectivity = $"XksProxyConnectivity {Proxy.Connectivity ?? store.XksProxyConnectivity}";
        if (Proxy.Connectivity is not null && Proxy.Connectivity != store.XksProxyConnectivity)
        {
            MemberRules.Require([.. Proxy.Always.Take(1)], connectivity);
            MemberRules.Require(Proxy.Connectivity is Connectivity.VpcEndpointService ? [.. Proxy.OfVpc.Take(1)] : [], connectivity);
        }

        MemberRules.Refuse((Proxy.Connectivity ?? store.XksProxyConnectivity) is Connectivity.VpcEndpointService ? [] : Proxy.OfVpc, connectivity);
    }

    /// <summary>Nothing of what it holds: a password is among it.</summary>
    public override string ToString() => nameof(UpdateCustomKeyStoreRequest);
}
