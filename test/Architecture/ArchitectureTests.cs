using System.Xml.Linq;
using Signet.Server;
using Signet.Server.Pipeline;

namespace Signet.Architecture.Tests;

public sealed class ArchitectureTests
{
    // What each project may refer to; everything else would be an arrow that runs up or sideways.
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Cli"] = ["Server"],
        ["Server"] = ["Cryptography", "Policies", "Protocol", "Storage"],
        ["Cryptography"] = [],
        ["Policies"] = ["Identifiers"],
        ["Protocol"] = ["Identifiers"],
        ["Storage"] = ["Identifiers"],
        ["Identifiers"] = [],
    };

    [Fact]
    public void Project_references_point_only_downwards()
    {
        var projects = Directory.GetFiles(Path.Combine(Root(), "src"), "*.csproj", SearchOption.AllDirectories);

        Assert.Equal(Below.Keys.Order(StringComparer.Ordinal), projects.Select(Name).Order(StringComparer.Ordinal));
        Assert.All(projects, project => Assert.Subset(Below[Name(project)].ToHashSet(StringComparer.Ordinal), References(project)));
    }

    [Fact]
    public void Only_the_server_and_the_program_know_the_web_server()
    {
        var projects = Directory.GetFiles(Path.Combine(Root(), "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => XDocument.Load(project).Descendants("FrameworkReference").Any());

        Assert.Equal(["Cli", "Server"], projects.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_verifies_offline_has_no_network_code() =>
        Assert.DoesNotContain(
            typeof(Signet.Cryptography.KeySpec).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("System.Net", StringComparison.Ordinal));

    [Fact]
    public async Task The_kms_table_holds_all_54_operations_by_name()
    {
        await using var server = await StartAsync();
        var rows = server.Table.Of(Service.Kms).ToList();

        Assert.Equal(54, AllOperations.Length);
        Assert.Equal(AllOperations, rows.Select(row => row.Name));
    }

    [Fact]
    public async Task The_document_of_IAM_names_every_operation_of_its_table_as_served()
    {
        await using var server = await StartAsync();
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "iam.md"), TestContext.Current.CancellationToken);
        var served = page[page.IndexOf("## Served", StringComparison.Ordinal)..page.IndexOf("## AWS's", StringComparison.Ordinal)];

        // Every second piece stands between backticks.
        var named = served.Split('`').Where((_, index) => index % 2 == 1).Order(StringComparer.Ordinal);

        Assert.Equal(server.Table.Of(Service.Iam).Select(row => row.Name).Order(StringComparer.Ordinal), named);
    }

    private static readonly string[] AllOperations =
    [
        "CancelKeyDeletion", "ConnectCustomKeyStore", "CreateAlias", "CreateCustomKeyStore", "CreateGrant", "CreateKey", "Decrypt", "DeleteAlias",
        "DeleteCustomKeyStore", "DeleteImportedKeyMaterial", "DeriveSharedSecret", "DescribeCustomKeyStores", "DescribeKey", "DisableKey",
        "DisableKeyRotation", "DisconnectCustomKeyStore", "EnableKey", "EnableKeyRotation", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
        "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "GenerateRandom", "GetKeyLastUsage", "GetKeyPolicy",
        "GetKeyRotationStatus", "GetParametersForImport", "GetPublicKey", "ImportKeyMaterial", "ListAliases", "ListGrants", "ListKeyPolicies",
        "ListKeyRotations", "ListKeys", "ListResourceTags", "ListRetirableGrants", "PutKeyPolicy", "ReEncrypt", "ReplicateKey", "RetireGrant",
        "RevokeGrant", "RotateKeyOnDemand", "ScheduleKeyDeletion", "Sign", "TagResource", "UntagResource", "UpdateAlias", "UpdateCustomKeyStore",
        "UpdateKeyDescription", "UpdatePrimaryRegion", "Verify", "VerifyMac",
    ];

    private static async Task<Started> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("signet-architecture-").FullName;
        var server = await SignetServer.StartAsync(
            new() { DataFolder = folder, Urls = ["http://127.0.0.1:0"] }, logging: _ => { }, cancellationToken: TestContext.Current.CancellationToken);
        return new(server, folder);
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project).Replace("Signet.", "", StringComparison.Ordinal);

    private static HashSet<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Name(reference.Attribute("Include")!.Value)).ToHashSet(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signet.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Signet.slnx is in none of the folders above the tests.");
        }

        return folder.FullName;
    }

    private sealed record Started(SignetServer Server, string Folder) : IAsyncDisposable
    {
        public OperationTable Table => Server.Table;

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
