using Signet.Storage.Tests.Sqlite;

namespace Signet.Storage.Tests;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [CrashingServer.Command, var folder])
        {
            await CrashingServer.RunAsync(folder);
            return 0;
        }

        return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
