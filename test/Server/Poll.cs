namespace Signet.Server.Tests;

/// <summary>Waits for what happens in the background, for a short time.</summary>
internal static class Poll
{
    /// <summary>Fails the test when the condition does not come true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not happen.");
    }
}
