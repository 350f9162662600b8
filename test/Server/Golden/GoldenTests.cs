using System.Text.Json.Nodes;
using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Golden;

/// <summary>What an earlier release stored, encrypted and signed is good for ever: ciphertexts open, signatures verify, keys, aliases, grants and policies are there.</summary>
public sealed class GoldenTests
{
    [Theory, MemberData(nameof(GoldenFolder.Releases), MemberType = typeof(GoldenFolder))]
    public async Task What_a_release_left_behind_still_answers_as_it_did(string release)
    {
        await using var server = await GoldenFolder.StartOnCopyAsync(GoldenFolder.Of(release));

        await ReplayAsync(server, await File.ReadAllTextAsync(GoldenFolder.Manifest(GoldenFolder.Of(release)), Cancel));
    }

    /// <summary>Before a release, <c>SIGNET_GOLDEN=test/Server/Golden/VERSION</c> keeps the folder that this test makes.</summary>
    [Fact]
    public async Task What_this_version_leaves_behind_answers_as_it_did()
    {
        var target = Environment.GetEnvironmentVariable("SIGNET_GOLDEN") is { Length: > 0 } kept ? kept : Directory.CreateTempSubdirectory("signet-golden-").FullName;
        await using (var server = await GoldenFolder.StartNewAsync())
        {
            var recording = new GoldenRecording(server);
            await recording.MakeAsync();
            await server.Server.DisposeAsync();
            GoldenFolder.Keep(server.Options.DataFolder, target, recording.Manifest);
        }

        await using var again = await GoldenFolder.StartOnCopyAsync(target);
        await ReplayAsync(again, await File.ReadAllTextAsync(GoldenFolder.Manifest(target), Cancel));
    }

    private static async Task ReplayAsync(TestServer server, string manifest)
    {
        var calls = JsonNode.Parse(manifest)!.AsArray();
        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            var answer = await server.ApiAs(server.Root, call!["region"]!.GetValue<string>()).CallAsync(call["operation"]!.GetValue<string>(), call["request"]!.ToJsonString());

            Assert.True(JsonNode.DeepEquals(call["answer"], answer.Text.Length == 0 ? null : JsonNode.Parse(answer.Text)), $"{call} {answer.Text}");
        }
    }
}
