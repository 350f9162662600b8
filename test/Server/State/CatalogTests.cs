using Signet.Server.State;
using Signet.Storage;
using static Signet.Server.Tests.State.GrantFixture;

namespace Signet.Server.Tests.State;

/// <summary>What the catalog takes over from commits.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void A_key_takes_its_grants_along()
    {
        var (catalog, key, other) = (new Catalog(), Key(), Key());
        var (first, second, kept) = (Grant(Alice, ["Decrypt"], key: key.Id), Grant(Root, ["Encrypt"], key: key.Id), Grant(Alice, ["Decrypt"], key: other.Id));
        catalog.Apply([.. new[] { key, other }.Select(each => Change.Insert(each.Record)), .. new[] { first, second, kept }.Select(grant => Change.Insert(grant.Record))]);
        Assert.Equal((2, 1), (catalog.GrantsOf(key).Count, catalog.GrantsOf(other).Count));

        catalog.Apply([Change.Delete(first.Record)]);
        Assert.Equal((1, 1), (catalog.GrantsOf(key).Count, catalog.GrantsOf(other).Count));

        catalog.Apply([Change.Delete(key.Record)]);
        Assert.Equal((0, 1), (catalog.GrantsOf(key).Count, catalog.GrantsOf(other).Count));
    }
}
