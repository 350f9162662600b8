namespace Signet.Server.Tests.Operator;

public sealed class FirstStartTests
{
    [Fact]
    public async Task Credentials_that_an_interrupted_first_start_left_are_taken_up_again()
    {
        var first = await TestServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("signet-test-").FullName;
        File.Copy(Path.Combine(first.Options.DataFolder, "credentials"), Path.Combine(folder, "credentials"));
        var credentials = first.Root;
        await first.DisposeAsync();

        await using var second = await TestServer.StartAsync(options =>
        {
            Directory.Delete(options.DataFolder);
            return options with { DataFolder = folder };
        });

        Assert.Equal(credentials, second.Root);
        await second.Api.KmsAsync("ListKeys", "{}");
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "credentials"), TestContext.Current.CancellationToken), line => line.StartsWith('['));
    }

    [Fact]
    public async Task Given_credentials_are_those_of_the_first_start()
    {
        await using var server = await TestServer.StartAsync(options => options with
        {
            RootAccessKeyId = "AKIAIOSFODNN7EXAMPLE", RootSecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        });

        Assert.Equal("AKIAIOSFODNN7EXAMPLE", server.Root.AccessKeyId);
        await server.Api.KmsAsync("ListKeys", "{}");
        await server.RestartAsync();
        Assert.Null(server.Server.FirstCredentials);
        await server.Api.KmsAsync("ListKeys", "{}");
    }
}
