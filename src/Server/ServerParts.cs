using Signet.Server.Kms;
using Signet.Server.Kms.Grants;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.KeyStores;
using Signet.Server.RootKeys;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server;

/// <summary>What operations are made of: the parts that the composition root put together.</summary>
internal sealed class ServerParts(IStore store, Catalog catalog, Sealer sealer, TimeProvider clock)
{
    public IStore Store => store;

    public Catalog Catalog => catalog;

    public Sealer Sealer => sealer;

    public TimeProvider Clock => clock;

    public PrincipalNames Principals { get; } = new(catalog);

    public SessionTokens Sessions { get; } = new(sealer);

    public KeyLookup Keys { get; } = new(catalog, new GrantTokens(catalog, sealer));

    public GrantPrincipals GrantPrincipals { get; } = new(catalog);

    public KeyStoreDirectory KeyStores { get; } = new(new SoftwareKeyStore(catalog, sealer, clock));

    public PublicKeys PublicKeys { get; } = new();

    public KeyPolicyRules KeyPolicies { get; } = new(new(catalog));
}
