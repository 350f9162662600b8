using System.Security.Cryptography;
using Signet.Storage.Records;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>Sealed bytes that were deleted or replaced are in none of the store's files.</summary>
public sealed class ErasureTests
{
    [Theory, InlineData(32), InlineData(5000), InlineData(50_000)]
    public async Task Deleted_key_material_leaves_the_files(int size)
    {
        await using var database = new SqliteDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        var (material, kept) = (Sample.Material(key, RandomNumberGenerator.GetBytes(size)), Sample.Material(key, RandomNumberGenerator.GetBytes(size)));
        await store.InsertAsync(Sample.Account, key, material, kept);
        Assert.True(await Disk.ContainsAsync(database.Folder, material.Sealed!));

        await store.ChangeAsync(Change.Delete(material with { Version = 1 }));

        Assert.False(await Disk.ContainsAsync(database.Folder, material.Sealed!));
        Assert.True(await Disk.ContainsAsync(database.Folder, kept.Sealed!));
    }

    [Fact]
    public async Task Material_among_many_that_was_flushed_to_the_database_leaves_it()
    {
        await using var database = new SqliteDatabase();
        var key = Sample.Key();
        var materials = Enumerable.Range(0, 200).Select(_ => Sample.Material(key, RandomNumberGenerator.GetBytes(300))).ToList();
        await using (var store = await database.OpenAsync())
        {
            await store.InsertAsync([Sample.Account, key, .. materials]);
        }

        await using var reopened = await database.OpenAsync();
        await reopened.ChangeAsync([.. materials.Where((_, index) => index % 2 == 0).Select(material => Change.Delete(material with { Version = 1 }))]);

        for (var index = 0; index < materials.Count; index += 10)
        {
            Assert.False(await Disk.ContainsAsync(database.Folder, materials[index].Sealed!));
            Assert.True(await Disk.ContainsAsync(database.Folder, materials[index + 1].Sealed!));
        }
    }

    [Fact]
    public async Task Replaced_and_deleted_sealed_bytes_of_every_kind_leave_the_files()
    {
        await using var database = new SqliteDatabase();
        await using var store = await database.OpenAsync();
        byte[] Bytes() => RandomNumberGenerator.GetBytes(100);
        var key = Sample.Key();
        var material = Sample.Material(key, Bytes());
        var dataKey = Sample.DataKey() with { Sealed = Bytes() };
        var accessKey = Sample.AccessKey() with { SealedSecret = Bytes() };
        await store.InsertAsync(Sample.Account, key, material, dataKey, accessKey);

        await store.ChangeAsync(
            Change.Update(material with { Sealed = Bytes(), Version = 1 }), Change.Update(dataKey with { Sealed = Bytes(), Version = 1 }), Change.Delete(accessKey with { Version = 1 }));

        Assert.False(await Disk.ContainsAsync(database.Folder, material.Sealed!));
        Assert.False(await Disk.ContainsAsync(database.Folder, dataKey.Sealed!));
        Assert.False(await Disk.ContainsAsync(database.Folder, accessKey.SealedSecret));
    }

    [Fact]
    public async Task A_reader_delays_erasure_only_until_it_is_done_and_so_does_a_crash_until_the_restart()
    {
        await using var database = new SqliteDatabase();
        await using var crashed = new SqliteDatabase();
        await using var store = await database.OpenAsync();
        var key = Sample.Key();
        var material = Sample.Material(key, RandomNumberGenerator.GetBytes(100));
        await store.InsertAsync(Sample.Account, Sample.OtherAccount, key, material);

        await using (var reader = store.ReadAllAsync<AccountRecord>(Current.Token).GetAsyncEnumerator(Current.Token))
        {
            await reader.MoveNextAsync();
            await store.ChangeAsync(Change.Delete(material with { Version = 1 }));
            await Disk.CopyAsync(database.Folder, crashed.Folder);
            Assert.True(await Disk.ContainsAsync(crashed.Folder, material.Sealed!));
        }

        await using (await crashed.OpenAsync())
        {
            Assert.False(await Disk.ContainsAsync(crashed.Folder, material.Sealed!));
        }

        var patience = TimeProvider.System.GetTimestamp();
        while (await Disk.ContainsAsync(database.Folder, material.Sealed!))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromMinutes(1));
            await Task.Delay(50, Current.Token);
        }
    }
}
