using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.Iam;
using Signet.Server.Kms;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Seeds;

/// <summary>
/// Makes the calls that a seed stands for, to the operations of the API themselves, so that shapes, policies and quotas are what they are there, and the trail tells
/// the same. They run on a <see cref="Rehearsal"/>: nothing is stored yet.
/// </summary>
internal sealed class SeedCalls : IDisposable
{
    private const string Agent = "signet-seed";

    private readonly ServerParts _parts;
    private readonly Rehearsal _rehearsal;
    private readonly Stages _stages;
    private readonly OperationTable _table;
    private NewAccessKey? _accessKey;

    /// <summary>Prepares calls on a rehearsal.</summary>
    /// <param name="parts">The server's parts, whose settings and keys count here too.</param>
    /// <param name="rehearsal">Where the outcome is gathered.</param>
    /// <param name="catalog">The catalog of the rehearsal.</param>
    public SeedCalls(ServerParts parts, Rehearsal rehearsal, Catalog catalog)
    {
        _rehearsal = rehearsal;
        _parts = parts.ForRehearsal(rehearsal, catalog, TakeAccessKey);
        _stages = new(new Recorder(rehearsal, parts.AuthorizationMessages, parts.Clock), new Throttle(isOn: false, parts.Clock));
        _table = new(new Dictionary<Service, IReadOnlyList<Endpoint>> { [Service.Kms] = KmsOperations.Table(_parts), [Service.Iam] = IamOperations.Table(_parts) });
    }

    /// <summary>The state so far, that of the seed included.</summary>
    public Catalog Catalog => _parts.Catalog;

    /// <summary>Binds principals as they are bound when policies are stored.</summary>
    public PrincipalNames Principals => _parts.Principals;

    /// <summary>Calls an operation for the account; the service's refusal becomes the seed's, with the place.</summary>
    /// <exception cref="SeedException">The service refuses.</exception>
    public async Task CallAsync(Place place, Scope scope, Service service, string operation, JsonObject members, CancellationToken cancellationToken)
    {
        var endpoint = _table.Find(service, operation) ?? throw place.Error($"this version of Signet has no {operation}");
        var body = Encoding.UTF8.GetBytes(members.ToJsonString());
        var received = Received.OwnCall(Agent, body, _parts.Clock.GetUtcNow());
        var call = new Call(Routed.OwnCall(received, service, endpoint), Caller.Own(scope.Account), scope.Region);
        try
        {
            await endpoint.RunAsync(call, _stages, cancellationToken);
        }
        catch (ServiceException refusal)
        {
            throw new SeedRefusal(place, operation, refusal);
        }
        finally
        {
            // It may have held key material.
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>Makes an access key with the id and the secret that the seed gives.</summary>
    /// <exception cref="SeedException">The service refuses.</exception>
    public async Task CreateAccessKeyAsync(Place place, Scope scope, NewAccessKey key, JsonObject members, CancellationToken cancellationToken)
    {
        _accessKey = key;
        await CallAsync(place, scope, Service.Iam, "CreateAccessKey", members, cancellationToken);
    }

    /// <summary>The secret of an access key that is there; the caller compares it.</summary>
    public byte[] SecretOf(AccessKeyRecord key) =>
        _parts.Sealer.TryOpen(key.SealedSecret, Credentials.SecretPurpose(key.Id)) ?? throw new InvalidDataException($"The stored secret of access key {key.Id} does not open.");

    /// <summary>Makes an account, which no operation of AWS's does.</summary>
    public async Task CreateAccountAsync(AccountId account, CancellationToken cancellationToken) =>
        await _rehearsal.CommitAsync(new([Change.Insert(new AccountRecord { Id = account, CreatedAt = _parts.Clock.GetUtcNow() })], []), cancellationToken);

    public void Dispose() => _parts.KeyStores.Dispose();

    private NewAccessKey TakeAccessKey() => _accessKey ?? throw new InvalidOperationException("The seed has named no access key.");
}

/// <summary>For whom and where a seed's call is.</summary>
internal readonly record struct Scope(AccountId Account, Region Region);
