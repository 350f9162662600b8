namespace Signet.Server.Tests.Seeds;

/// <summary>A seed in a folder of its own, with files beside it.</summary>
internal sealed class SeedFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-seed-").FullName;

    public SeedFile(string seed) => Write(seed);

    public string Path => System.IO.Path.Combine(_folder, "seed.yaml");

    /// <summary>Replaces the seed.</summary>
    public void Write(string seed) => File.WriteAllText(Path, seed);

    /// <summary>Writes a file beside the seed.</summary>
    public SeedFile With(string name, string content)
    {
        File.WriteAllText(System.IO.Path.Combine(_folder, name), content);
        return this;
    }

    /// <summary>A server with the seed.</summary>
    public Task<TestServer> StartAsync(Func<Server.Settings.ServerOptions, Server.Settings.ServerOptions>? change = null) =>
        TestServer.StartAsync(options => (change?.Invoke(options) ?? options) with { Seed = Path });

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
