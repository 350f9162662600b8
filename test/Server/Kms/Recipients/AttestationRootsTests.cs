using Signet.Server.Settings;
using Signet.Tests;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>The files of --attestation-root.</summary>
public sealed class AttestationRootsTests
{
    [Fact]
    public async Task Every_root_of_every_file_is_trusted_and_no_other()
    {
        using Enclave one = New(), two = New(), three = New(), stranger = New();
        await using var server = await TestServer.StartAsync(options => options with
        {
            AttestationRoots = [WriteFile(options, "two.pem", PemOf(one) + "\n" + PemOf(two)), WriteFile(options, "one.pem", PemOf(three))],
        });

        foreach (var enclave in new[] { one, two, three })
        {
            await server.Api.DoAsync("GenerateRandom", RequestOf(enclave));
        }

        await server.Api.RefusesAsync("GenerateRandom", RequestOf(stranger), "ValidationException");
    }

    [Theory]
    [InlineData(null, "cannot be read: ")]
    [InlineData("", "holds no certificate in PEM.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read: ")]
    public async Task A_file_without_a_certificate_stops_the_server(string? content, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("signet-test-").FullName;
        var file = Path.Combine(folder, "roots.pem");
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, KmsCalls.Cancel);
        }

        var error = await Assert.ThrowsAsync<SettingException>(() =>
            TestServer.StartAsync(options => options with { DataFolder = Path.Combine(folder, "data"), AttestationRoots = [file] }));

        Assert.StartsWith($"--attestation-root: {file} {sentence}", error.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Enclave New() => new(time: DateTimeOffset.UtcNow);

    private static string PemOf(Enclave enclave) => enclave.Roots[0].ExportCertificatePem();

    private static string WriteFile(ServerOptions options, string name, string content)
    {
        var path = Path.Combine(options.DataFolder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static object RequestOf(Enclave enclave) => new { NumberOfBytes = 8, Recipient = RecipientScene.RecipientOf(enclave.Document()) };
}
