namespace Signet.Server.Tests.Iam.Accounts;

public sealed class AccountAliasTests
{
    [Fact]
    public async Task An_account_has_one_alias_which_is_replaced_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("", (await server.Api.IamAsync("ListAccountAliases"))["AccountAliases"]);

        await server.Api.IamAsync("CreateAccountAlias", ("AccountAlias", "signers"));
        await server.Api.IamAsync("CreateAccountAlias", ("AccountAlias", "signers-2"));
        await server.RestartAsync();
        Assert.Equal(["signers-2"], (await server.Api.IamAsync("ListAccountAliases")).All("member"));

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The Account Alias with name signers cannot be found.", "DeleteAccountAlias", ("AccountAlias", "signers"));
        await server.Api.IamAsync("DeleteAccountAlias", ("AccountAlias", "signers-2"));
        Assert.Equal("", (await server.Api.IamAsync("ListAccountAliases"))["AccountAliases"]);
    }

    [Fact]
    public async Task No_two_accounts_have_the_same_alias()
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        await server.Api.IamAsync("CreateAccountAlias", ("AccountAlias", "signers"));

        foreach (var client in new[] { server.Api, other })
        {
            await client.IamRefusesAsync(409, "EntityAlreadyExists", "The account alias signers already exists.", "CreateAccountAlias", ("AccountAlias", "signers"));
        }

        await server.Api.IamAsync("DeleteAccountAlias", ("AccountAlias", "signers"));
        await other.IamAsync("CreateAccountAlias", ("AccountAlias", "signers"));
    }

    [Theory]
    [InlineData("Signers")]
    [InlineData("-signers")]
    [InlineData("signers-")]
    [InlineData("sign--ers")]
    [InlineData("sign.ers")]
    public async Task An_alias_that_cannot_be_is_refused(string alias)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            $"1 validation error detected: Value '{alias}' at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){{1,61}}[a-z0-9]$",
            "CreateAccountAlias",
            ("AccountAlias", alias));
    }
}
