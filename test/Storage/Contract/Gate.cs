namespace Signet.Storage.Tests.Contract;

/// <summary>Holds the writer at the first commit it announces, so that others gather behind it.</summary>
internal sealed class Gate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _open = new();

    public void Committed(IReadOnlyList<Change> changes)
    {
        Assert.NotEmpty(changes);
        _entered.Set();
        _open.Wait(Patience);
    }

    public void WaitUntilEntered() => Assert.True(_entered.Wait(Patience));

    public void Open() => _open.Set();

    public void Dispose()
    {
        _entered.Dispose();
        _open.Dispose();
    }
}
