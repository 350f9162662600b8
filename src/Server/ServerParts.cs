using Microsoft.Extensions.Logging;
using Signet.Server.Denials;
using Signet.Server.Iam.Simulation;
using Signet.Server.Kms;
using Signet.Server.Kms.CustomKeyStores;
using Signet.Server.Kms.Grants;
using Signet.Server.Kms.Import;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.Kms.Keys;
using Signet.Server.Kms.Recipients;
using Signet.Server.Kms.Rotation;
using Signet.Server.KeyStores;
using Signet.Server.KeyStores.Pkcs11;
using Signet.Server.KeyStores.Xks;
using Signet.Server.Oidc;
using Signet.Server.RootKeys;
using Signet.Server.Saml;
using Signet.Server.Sessions;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server;

/// <summary>What operations are made of: the parts that the composition root put together.</summary>
internal sealed class ServerParts(IStore store, Catalog catalog, Sealer sealer, ServerOptions options, TimeProvider clock, ILoggerFactory logs)
{
    public IStore Store => store;

    public Catalog Catalog => catalog;

    public Sealer Sealer => sealer;

    public TimeProvider Clock => clock;

    public PrincipalPolicies PrincipalPolicies { get; } = new(catalog);

    public PolicyLabels PolicyLabels { get; } = new(catalog);

    public AuthorizationMessages AuthorizationMessages => field ??= new(sealer, PolicyLabels);

    public Simulator Simulator => field ??= new(catalog, PrincipalPolicies, PolicyLabels);

    public PrincipalNames Principals { get; } = new(catalog);

    public WebIdentityTokens WebIdentities { get; } = new(catalog.Providers, new OidcKeys(options.Oidc, clock, logs.CreateLogger<OidcKeys>()));

    public SamlAssertions SamlAssertions { get; } = new(catalog.Providers);

    public SessionTokens Sessions { get; } = new(sealer);

    public KeyLookup Keys { get; } = new(catalog, new GrantTokens(catalog, sealer));

    public GrantPrincipals GrantPrincipals { get; } = new(catalog);

    public SoftwareKeyStore Software => field ??= new(OpenMaterials, KeyMaker, SlowLane, sealer, clock);

    public OpenMaterials OpenMaterials => field ??= new(catalog, sealer, options.KeyMemory);

    public SlowLane SlowLane
    {
        get => field ??= new(Environment.ProcessorCount);
        private init;
    }

    public KeyMaker KeyMaker => field ??= new(SlowLane, sealer, options.KeyPool);

    public KeyStoreDirectory KeyStores => field ??= new(
        Software,
        new Pkcs11KeyStore(catalog, new(sealer), options.HsmClusters, clock, logs.CreateLogger<Pkcs11KeyStore>()),
        new XksKeyStore(catalog, sealer, new(sealer), options.Xks, clock, logs.CreateLogger<XksKeyStore>()));

    public CustomKeyStoreRules CustomKeyStores => new(catalog, KeyStores, new(sealer));

    public RotationRules Rotations => field ??= new(catalog, Software);

    public ImportTokens ImportTokens { get; } = new(sealer);

    public MaterialImport MaterialImport => field ??= new(catalog, Software);

    public AttestationRules Attestations { get; } = new(AttestationRoots.Read(options.AttestationRoots));

    public CustomKeys CustomKeys => field ??= new(options.AllowCustomIds, catalog, Software);

    /// <summary>Makes the id and the secret of a new access key; a seed brings its own.</summary>
    public Func<NewAccessKey> IssueAccessKey { get; init; } = NewAccessKey.AtRandom;

    public KeyQuota KeyQuota { get; } = new(catalog, options.KeyQuota);

    public PublicKeys PublicKeys { get; } = new();

    public KeyPolicyRules KeyPolicies { get; } = new(new(catalog));

    /// <summary>Parts that work on another store and its catalog; a seed may fix ids and material.</summary>
    public ServerParts ForRehearsal(IStore rehearsal, Catalog itsCatalog, Func<NewAccessKey> issueAccessKey) =>
        new(rehearsal, itsCatalog, sealer, options with { AllowCustomIds = true }, clock, logs) { IssueAccessKey = issueAccessKey, SlowLane = SlowLane };
}
