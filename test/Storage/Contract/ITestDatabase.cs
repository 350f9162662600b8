namespace Signet.Storage.Tests.Contract;

/// <summary>A fresh database of one kind, which can be opened again and again until it is disposed.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    ValueTask<IStore> OpenAsync(Action<IReadOnlyList<Change>>? committed = null, TimeProvider? time = null);
}
