using System.Text.Json.Nodes;
using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Golden;

/// <summary>What an earlier release stored, encrypted and signed is good for ever: ciphertexts open, signatures verify, keys, aliases, grants and policies are there.</summary>
public sealed class GoldenTests
{
    /// <summary>The folder is made anew by hand, once for a release: <c>SIGNET_GOLDEN=FOLDER</c> and this test alone.</summary>
    private static string? Target => Environment.GetEnvironmentVariable("SIGNET_GOLDEN");

    [Theory, MemberData(nameof(GoldenFolder.Releases), MemberType = typeof(GoldenFolder))]
    public async Task What_a_release_left_behind_still_answers_as_it_did(string release)
    {
        await using var server = await GoldenFolder.StartOnCopyAsync(release);
        var calls = JsonNode.Parse(await File.ReadAllTextAsync(GoldenFolder.Manifest(release), Cancel))!.AsArray();
        Assert.NotEmpty(calls);

        foreach (var call in calls)
        {
            var answer = await server.ApiAs(server.Root, call!["region"]!.GetValue<string>()).CallAsync(call["operation"]!.GetValue<string>(), call["request"]!.ToJsonString());

            Assert.True(JsonNode.DeepEquals(call["answer"], answer.Text.Length == 0 ? null : JsonNode.Parse(answer.Text)), $"{call} {answer.Text}");
        }
    }

    [Fact(Explicit = true)]
    public async Task Make_a_golden_folder()
    {
        var target = Target ?? throw new InvalidOperationException("Set SIGNET_GOLDEN to the folder to make.");
        await using var server = await GoldenFolder.StartNewAsync();
        var recording = new GoldenRecording(server);
        await recording.MakeAsync();
        await server.Server.DisposeAsync();

        GoldenFolder.Keep(server.Options.DataFolder, target, recording.Manifest);
    }
}
