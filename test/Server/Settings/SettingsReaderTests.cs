using Signet.Server.Settings;

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
    [InlineData("tls-cert", "x.pem", "--tls-cert: a certificate and its key are needed together: --tls-cert and --tls-key.")]
    public void A_wrong_setting_is_named_in_one_sentence(string setting, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Read([(setting, value)], [])).Message);

    [Fact]
    public void Authorisation_is_switched_off_on_loopback_only() => Assert.Equal(
        "--auth: off is for tests and listens on loopback addresses only.",
        Assert.Throws<SettingException>(() => Read([("auth", "off"), ("url", "http://0.0.0.0:4599")], [])).Message);

    [Fact]
    public void First_credentials_come_as_a_pair() => Assert.StartsWith(
        "--root-access-key-id: ",
        Assert.Throws<SettingException>(() => Read([], [("SIGNET_ROOT_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"ulr":"http://127.0.0.1:1"}""")]
    [InlineData("""{"url":5}""")]
    [InlineData("""{"auth":"off","auth":"enforce"}""")]
    public void A_settings_file_that_is_none_is_named(string text)
    {
        var folder = Directory.CreateTempSubdirectory("signet-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "signet.json"), text);

        Assert.Contains("signet.json", Assert.Throws<SettingException>(() => Read([("data", folder)], [])).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static ServerOptions Read((string Name, string Value)[] commandLine, (string Name, string Value)[] environment)
    {
        var given = commandLine.ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)[pair.Value], StringComparer.Ordinal);
        return new SettingsReader(given, name => environment.FirstOrDefault(pair => pair.Name == name).Value).Read();
    }
}
