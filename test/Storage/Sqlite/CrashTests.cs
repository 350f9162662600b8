using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

public sealed class CrashTests
{
    private const int Rounds = 10;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_afterwards_and_nothing_is_there_by_halves()
    {
        await using var database = new SqliteDatabase();
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged.UnionWith(await KillAfterAsync(database.Folder, commits: Random.Shared.Next(1, 300)));

            await using var store = await database.OpenAsync();
            var keys = (await store.AllKeysAsync()).Select(key => key.Id.Value).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(acknowledged.Except(keys, StringComparer.Ordinal));
            Assert.Equal(keys.Order(StringComparer.Ordinal), (await store.AllEventsAsync(Sample.Query with { Limit = 1000 })).Select(record => record.EventId).Order(StringComparer.Ordinal));
            Assert.Equal("ok", database.Run("PRAGMA integrity_check"));
        }
    }

    private static async Task<List<string>> KillAfterAsync(string folder, int commits)
    {
        using var server = CrashingServer.Start(folder);
        var ids = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(Current.Token) is { Length: 36 } id)
        {
            ids.Add(id);
            if (ids.Count == commits)
            {
                server.Kill();
            }
        }

        await server.WaitForExitAsync(Current.Token);
        Assert.Equal(128 + 9, server.ExitCode);
        return ids;
    }
}
