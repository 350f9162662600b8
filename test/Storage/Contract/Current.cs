namespace Signet.Storage.Tests.Contract;

internal static class Current
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
