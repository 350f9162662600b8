using Signet.Server.Settings;
using Signet.Server.Tests.Federation;
using Signet.Server.Tests.Kms.CustomKeyStores;

namespace Signet.Server.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_settings_the_defaults_are_safe()
    {
        var options = Read([], []);

        Assert.Equal(["http://127.0.0.1:4599"], options.Urls);
        Assert.Equal("111122223333", options.Account.Value);
        Assert.True(options.EnforceAuthorization);
        Assert.Equal((false, 100_000), (options.Throttles, options.KeyQuota));
        Assert.Equal((false, false, null), (options.AllowCustomIds, options.TestControls, options.Seed));
        Assert.EndsWith("/signet", options.DataFolder, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_beats_the_environment_which_beats_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "signet.json"), """{"account":"222222222222","url":["http://127.0.0.1:1","http://127.0.0.1:2"],"auth":"off"}""");

        var options = Read([("data", folder), ("account", "444444444444")], [("SIGNET_ACCOUNT_ID", "333333333333"), ("SIGNET_AUTH", "enforce")]);
        Assert.Equal("444444444444", options.Account.Value);
        Assert.True(options.EnforceAuthorization);
        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], options.Urls);
        Assert.Equal("333333333333", Read([("data", folder)], [("SIGNET_ACCOUNT_ID", "333333333333")]).Account.Value);
        Assert.Equal("222222222222", Read([("data", folder)], []).Account.Value);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("account", "12", "--account: '12' is not an account number of twelve digits.")]
    [InlineData("url", "localhost:80", "--url: 'localhost:80' is not an address such as http://127.0.0.1:4599.")]
    [InlineData("data", "", "--data: the folder has no name.")]
    [InlineData("url", "http://signet.example:1", "--url: 'http://signet.example:1' is not an address such as http://127.0.0.1:4599.")]
    [InlineData("url", "http://127.0.0.1:1/path", "--url: 'http://127.0.0.1:1/path' is not an address such as http://127.0.0.1:4599.")]
    [InlineData("url", "https://127.0.0.1:1", "--url: an https address needs a certificate: --tls-cert and --tls-key.")]
    [InlineData("auth", "maybe", "--auth: 'maybe' is neither enforce nor off.")]
    [InlineData("database", "oracle", "--database: 'oracle' is not supported by this version; it is sqlite.")]
    [InlineData("url", "", "--url: '' is not an address such as http://127.0.0.1:4599.")]
    [InlineData("throttling", "yes", "--throttling: 'yes' is neither on nor off.")]
    [InlineData("allow-custom-ids", "yes", "--allow-custom-ids: 'yes' is neither on nor off.")]
    [InlineData("test-controls", "1", "--test-controls: '1' is neither on nor off.")]
    [InlineData("key-quota", "0", "--key-quota: '0' is not a number of keys.")]
    [InlineData("key-memory", "0", "--key-memory: '0' is not a number of megabytes.")]
    [InlineData("key-pool", "-1", "--key-pool: '-1' is not a number of key pairs.")]
    [InlineData("key-quota", "-1", "--key-quota: '-1' is not a number of keys.")]
    [InlineData("key-quota", "many", "--key-quota: 'many' is not a number of keys.")]
    [InlineData("key-quota", "99999999999", "--key-quota: '99999999999' is not a number of keys.")]
    [InlineData("tls-cert", "x.pem", "--tls-key: the certificate of --tls-cert needs its private key.")]
    [InlineData("tls-key", "x.key", "--tls-cert: the private key of --tls-key needs its certificate.")]
    public void A_wrong_setting_is_named_in_one_sentence(string setting, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Read([(setting, value)], [])).Message);

    [Fact]
    public void Quotas_are_set_in_every_place_where_settings_are()
    {
        var options = Read([("throttling", "on")], [("SIGNET_KEY_QUOTA", "7")]);
        Assert.Equal((true, 7), (options.Throttles, options.KeyQuota));

        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "signet.json"), """{"throttling":"on","key-quota":"9"}""");
        options = Read([("data", folder)], []);
        Assert.Equal((true, 9), (options.Throttles, options.KeyQuota));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Attestation_roots_come_from_every_place_one_or_several()
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "signet.json"), """{"attestation-root":["a.pem","b.pem"]}""");

        Assert.Empty(Read([], []).AttestationRoots);
        Assert.Equal(["a.pem", "b.pem"], Read([("data", folder)], []).AttestationRoots);
        Assert.Equal(["c.pem", "d.pem"], Read([("data", folder)], [("SIGNET_ATTESTATION_ROOT", "c.pem d.pem")]).AttestationRoots);
        Assert.Equal(["e.pem"], Read([("data", folder), ("attestation-root", "e.pem")], [("SIGNET_ATTESTATION_ROOT", "c.pem d.pem")]).AttestationRoots);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Proxies_and_clusters_come_from_every_place_also_several_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        var (module, anchor) = (Path.Combine(folder, "module.so"), Path.Combine(folder, "anchor.pem"));
        using var authority = new TestAuthority();
        File.WriteAllText(module, "");
        File.WriteAllText(anchor, authority.Pem);
        File.WriteAllText(Path.Combine(folder, "signet.json"), $$"""
            {
              "xks-ca": "{{anchor}}",
              "xks-resolve": ["one.example=127.0.0.1:8443", "two.example=[::1]:443"],
              "hsm-cluster": "cluster-234567abcde=pkcs11:token=my%20token?module-path={{module}}&trust-anchor={{anchor}}"
            }
            """);

        var file = Read([("data", folder)], []);
        Assert.Equal("127.0.0.1:8443 [::1]:443", $"{file.Xks.Addresses["ONE.example"]} {file.Xks.Addresses["two.example"]}");
        Assert.Single(file.Xks.Authorities!);
        var cluster = Assert.Single(file.HsmClusters);
        Assert.Equal(("cluster-234567abcde", module, "my token", null), (cluster.Id, cluster.ModulePath, cluster.TokenLabel, cluster.SlotId));
        Assert.Equal(authority.Authorities[0].RawData, cluster.TrustAnchor);

        var environment = Read([("data", folder)], [
            ("SIGNET_XKS_RESOLVE", "a.example=127.0.0.1:1 b.example=127.0.0.1:2"),
            ("SIGNET_HSM_CLUSTER", $"cluster-aaaaaaaaaaa=pkcs11:slot-id=1?module-path={module} cluster-bbbbbbbbbbb=pkcs11:slot-id=2?module-path={module}")]);
        Assert.Equal(2, environment.Xks.Addresses.Count);
        Assert.Equal([1UL, 2UL], environment.HsmClusters.Select(each => each.SlotId!.Value));

        Assert.Equal(
            "--hsm-cluster: cluster-aaaaaaaaaaa and cluster-bbbbbbbbbbb are the same token.",
            Assert.Throws<SettingException>(() => Read([("data", folder)], [
                ("SIGNET_HSM_CLUSTER", $"cluster-aaaaaaaaaaa=pkcs11:slot-id=1?module-path={module} cluster-bbbbbbbbbbb=pkcs11:slot-id=1?module-path={module}")])).Message);
        Assert.Equal(
            "--hsm-cluster: cluster-aaaaaaaaaaa is there twice.",
            Assert.Throws<SettingException>(() => Read([("data", folder)], [
                ("SIGNET_HSM_CLUSTER", $"cluster-aaaaaaaaaaa=pkcs11:slot-id=1?module-path={module} cluster-aaaaaaaaaaa=pkcs11:slot-id=2?module-path={module}")])).Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Issuers_and_trusted_proxies_come_from_every_place()
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        var (keys, anchor) = (Path.Combine(folder, "keys.json"), Path.Combine(folder, "anchor.pem"));
        using var authority = new TestAuthority();
        using var key = IssuerKey.Make("ES256");
        File.WriteAllText(keys, $$"""{"keys":[{{key.Jwk.ToJsonString()}}]}""");
        File.WriteAllText(anchor, authority.Pem);
        File.WriteAllText(Path.Combine(folder, "signet.json"), $$"""
            { "oidc-ca": "{{anchor}}", "oidc-jwks": ["https://a.example={{keys}}", "https://b.example={{keys}}"], "trusted-proxy": "10.0.0.0/8" }
            """);

        var file = Read([("data", folder)], []);
        Assert.Single(file.Oidc.Authorities!);
        Assert.Equal(["https://a.example", "https://b.example"], file.Oidc.KeyFiles.Keys.Order(StringComparer.Ordinal));
        var environment = Read([("data", folder)], [("SIGNET_OIDC_JWKS", $"https://c.example={keys}"), ("SIGNET_TRUSTED_PROXY", "10.0.0.0/8 ::1")]);
        Assert.Equal(keys, environment.Oidc.KeyFiles["https://c.example"]);
        Assert.Equal(
            "--oidc-jwks: https://c.example has two files.",
            Assert.Throws<SettingException>(() => Read([("data", folder)], [("SIGNET_OIDC_JWKS", $"https://c.example={keys} https://c.example={keys}")])).Message);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("oidc-ca", "/no/such/file", "--oidc-ca: /no/such/file cannot be read: ")]
    [InlineData("oidc-jwks", "http://ci.example.com=keys.json", "--oidc-jwks: 'http://ci.example.com=keys.json' is not an issuer and a file, such as https://ci.example.com=keys.json.")]
    [InlineData("oidc-jwks", "https://ci.example.com", "--oidc-jwks: 'https://ci.example.com' is not an issuer and a file")]
    [InlineData("oidc-jwks", "https://ci.example.com=/no/such/file", "--oidc-jwks: /no/such/file cannot be used: ")]
    [InlineData("oidc-jwks", "https://ci.example.com=/etc/hostname", "--oidc-jwks: /etc/hostname cannot be used: the key set is not a JSON object with a list of keys.")]
    [InlineData("trusted-proxy", "proxy.example", "--trusted-proxy: 'proxy.example' is neither an address nor a network such as 10.0.0.0/8.")]
    [InlineData("trusted-proxy", "10.0.0.0/33", "--trusted-proxy: '10.0.0.0/33' is neither an address nor a network such as 10.0.0.0/8.")]
    [InlineData("xks-ca", "/no/such/file", "--xks-ca: /no/such/file cannot be read: ")]
    [InlineData("xks-ca", "/etc/hostname", "--xks-ca: /etc/hostname holds no certificate in PEM.")]
    [InlineData("xks-resolve", "xks.example", "--xks-resolve: 'xks.example' is not a host name and its address, such as xks.example.com=127.0.0.1:8443.")]
    [InlineData("xks-resolve", "xks.example=localhost:1", "--xks-resolve: 'xks.example=localhost:1' is not a host name")]
    [InlineData("xks-resolve", "xks.example=127.0.0.1", "--xks-resolve: 'xks.example=127.0.0.1' is not a host name")]
    [InlineData("xks-resolve", "x/y=127.0.0.1:1", "--xks-resolve: 'x/y=127.0.0.1:1' is not a host name")]
    [InlineData("hsm-cluster", "cluster-1=pkcs11:token=x", "--hsm-cluster: 'cluster-1=pkcs11:token=x' does not begin with the name of a cluster")]
    [InlineData("hsm-cluster", "pkcs11:token=x", "--hsm-cluster: 'pkcs11:token=x' does not begin with the name of a cluster")]
    [InlineData("hsm-cluster", "cluster-234567abcde=token", "--hsm-cluster: cluster-234567abcde has no PKCS#11 URI: ")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x", "--hsm-cluster: the PKCS#11 URI of cluster-234567abcde takes token or slot-id")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:?module-path=/etc/hostname", "--hsm-cluster: the PKCS#11 URI of cluster-234567abcde takes")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x;slot-id=1?module-path=/etc/hostname", "--hsm-cluster: the PKCS#11 URI of cluster-234567abcde takes")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x?module-path=/etc/hostname&pin-value=1234", "--hsm-cluster: the PKCS#11 URI of cluster-234567abcde takes")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x?module-path=/etc/hostname&other=1", "--hsm-cluster: the PKCS#11 URI of cluster-234567abcde takes")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x?module-path=/no/such.so", "--hsm-cluster: the module /no/such.so of cluster-234567abcde does not exist.")]
    [InlineData("hsm-cluster", "cluster-234567abcde=pkcs11:token=x?module-path=/etc/hostname&trust-anchor=/etc/hostname", "--hsm-cluster: /etc/hostname is not a certificate in PEM")]
    public void A_wrong_setting_of_key_stores_is_named_too(string setting, string value, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<SettingException>(() => Read([(setting, value)], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Authorisation_is_switched_off_on_loopback_only() => Assert.Equal(
        "--auth: off is for tests and listens on loopback addresses only.",
        Assert.Throws<SettingException>(() => Read([("auth", "off"), ("url", "http://0.0.0.0:4599")], [])).Message);

    [Fact]
    public void A_certificate_without_an_https_address_is_a_mistake() => Assert.Equal(
        "--tls-cert: a certificate is for https addresses, and --url has none.",
        Assert.Throws<SettingException>(() => Read([("tls-cert", "x.pem"), ("tls-key", "x.key")], [])).Message);

    [Fact]
    public void An_empty_list_of_addresses_is_a_mistake() => Assert.Equal(
        "--url: there is no address to listen on.",
        Assert.Throws<SettingException>(() => Read([], [("SIGNET_URL", " ")])).Message);

    [Theory]
    [InlineData("SIGNET_ROOT_SECRET_ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE", null)]
    [InlineData("SIGNET_ROOT_ACCESS_KEY_ID", null, "known-to-everybody")]
    [InlineData("SIGNET_ROOT_ACCESS_KEY_ID", "AKIA", "known-to-everybody")]
    [InlineData("SIGNET_ROOT_ACCESS_KEY_ID", "AKIAIOSFODNN7 EXAMPLE", "known-to-everybody")]
    [InlineData("SIGNET_ROOT_SECRET_ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE", "two\nlines")]
    [InlineData("SIGNET_ROOT_SECRET_ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE", "$(reboot)")]
    public void First_credentials_that_are_none_are_named_by_their_variable_and_not_told(string variable, string? id, string? secret)
    {
        var message = Assert.Throws<SettingException>(() => Read([], [("SIGNET_ROOT_ACCESS_KEY_ID", id!), ("SIGNET_ROOT_SECRET_ACCESS_KEY", secret!)])).Message;

        Assert.StartsWith($"{variable}: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret ?? "?", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"ulr":"http://127.0.0.1:1"}""")]
    [InlineData("""{"url":5}""")]
    [InlineData("""{"account":null}""")]
    [InlineData("""{"data":"/elsewhere"}""")]
    [InlineData("""{"auth":"off","auth":"enforce"}""")]
    public void A_settings_file_that_is_none_is_named(string text)
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "signet.json"), text);

        Assert.StartsWith("signet.json: ", Assert.Throws<SettingException>(() => Read([("data", folder)], [])).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static ServerOptions Read((string Name, string Value)[] commandLine, (string Name, string Value)[] environment)
    {
        var given = commandLine.ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)[pair.Value], StringComparer.Ordinal);
        return new SettingsReader(given, name => environment.FirstOrDefault(pair => pair.Name == name).Value).Read();
    }
}
