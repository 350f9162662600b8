using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Disks;

/// <summary>No signature leaves that the trail does not tell of, not even when the disk takes no writes; and that is no reason to restart.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_stops_signing_until_there_is_room_again()
    {
        await using var disk = await SmallDisk.MountAsync();
        await SignThroughAsync(disk);
    }

    [Fact]
    public async Task A_limit_on_file_sizes_stops_signing_until_it_is_lifted()
    {
        await using var disk = new LimitedDisk();
        await SignThroughAsync(disk);
    }

    [Fact]
    public async Task Files_that_may_not_be_written_stop_signing_until_they_may_again()
    {
        await using var disk = await Ext4Disk.MountAsync();
        await SignThroughAsync(disk);
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_stops_signing_until_it_is_repaired()
    {
        await using var disk = await Ext4Disk.MountAsync();
        if (disk is not Ext4Disk ext4)
        {
            await SignThroughAsync(disk);
            return;
        }

        await using var program = await RunningProgram.StartAsync(disk.Folder);
        var key = await program.Root.CreateKeyAsync();
        List<string> answered = [(await SignAsync(program, key)).RequestId];
        List<string> refused = [];

        await ext4.TurnReadOnlyAsync();
        await AssertStoppedAsync(program, key, answered, refused);

        // It has nothing to lose, and stops as ever.
        Assert.Equal(0, await program.TerminateAsync());
        Assert.DoesNotContain("Unhandled", program.Error, StringComparison.Ordinal);

        await ext4.RepairAsync();
        await program.StartAgainAsync();
        answered.Add((await SignAsync(program, key)).RequestId);
        await AssertTrailAsync(program, key, answered, refused);
    }

    private static async Task SignThroughAsync(Disk disk)
    {
        await using var program = await RunningProgram.StartAsync(disk.Folder, wrapper: disk.Wrapper);
        var key = await program.Root.CreateKeyAsync();
        List<string> answered = [(await SignAsync(program, key)).RequestId];
        List<string> refused = [];

        await disk.StopWritesAsync(program);
        await AssertStoppedAsync(program, key, answered, refused);

        await disk.AllowWritesAsync(program);
        answered.Add((await SignAsync(program, key)).RequestId);
        await BecomesReadyAsync(program);
        Assert.Equal("", await DescriptionAsync(program, key));

        await AssertTrailAsync(program, key, answered, refused);
        Assert.Equal(0, await program.TerminateAsync());
        await program.StartAgainAsync();
        await AssertTrailAsync(program, key, answered, refused);
    }

    private static async Task AssertStoppedAsync(RunningProgram program, string key, List<string> answered, List<string> refused)
    {
        await SignUntilRefusedAsync(program, key, answered, refused);
        Assert.False(await program.IsReadyAsync(Command.Token));

        // It holds for those who come together too; and what could not be recorded was not done.
        foreach (var reply in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SignAsync(program, key))))
        {
            AssertRefused(reply);
            refused.Add(reply.RequestId);
        }

        AssertRefused(await program.Root.TryKmsAsync("UpdateKeyDescription", $$"""{"KeyId":"{{key}}","Description":"never"}"""));
    }

    // The log's file may have room within for some events more.
    private static async Task SignUntilRefusedAsync(RunningProgram program, string key, List<string> answered, List<string> refused)
    {
        Reply reply;
        while ((reply = await SignAsync(program, key)).Status == 200)
        {
            answered.Add(reply.RequestId);
        }

        AssertRefused(reply);
        refused.Add(reply.RequestId);
    }

    private static Task<Reply> SignAsync(RunningProgram program, string key) =>
        program.Root.TryKmsAsync("Sign", $$"""{"KeyId":"{{key}}","SigningAlgorithm":"ECDSA_SHA_256","Message":"aGVsbG8="}""");

    private static void AssertRefused(Reply reply)
    {
        Assert.Equal((500, "KMSInternalException"), (reply.Status, reply.Code));
        Assert.DoesNotContain("Signature", reply.Text, StringComparison.Ordinal);
    }

    // After a failed write the server is distrusted for ten seconds.
    private static async Task BecomesReadyAsync(RunningProgram program)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Command.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await program.IsReadyAsync(limit.Token))
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private static async Task<string> DescriptionAsync(RunningProgram program, string key) =>
        (await program.Root.KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""")).Json.GetProperty("KeyMetadata").Text("Description");

    private static async Task AssertTrailAsync(RunningProgram program, string key, List<string> answered, List<string> refused)
    {
        var trail = await program.Root.TrailAsync(key);
        Assert.All(answered, request => Assert.Single(trail, request));
        Assert.All(refused, request => Assert.DoesNotContain(request, trail));
    }
}
