using System.CommandLine;
using Signet.Server;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary><c>signet serve</c>: runs the server until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Command()
    {
        var options = new SettingOptions();
        var command = new Command("serve", "Run the server. The first run makes the root key and the root user's access key, and prints the lines to paste.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed);
            await using var server = await SignetServer.StartAsync(settings, cancellationToken: cancellationToken);
            Tell(server, settings);
            await server.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Good;
        });
        return command;
    }

    private static void Tell(SignetServer server, ServerOptions settings)
    {
        var folder = new DataFolder(settings.DataFolder);
        Console.WriteLine($"Signet answers at {string.Join(" and ", server.Urls)}; its data is in {settings.DataFolder}");
        if (!settings.EnforceAuthorization)
        {
            Console.WriteLine("Authorisation is OFF: any credentials are taken, and nothing is denied. For tests only.");
        }

        if (settings.TestControls)
        {
            Console.WriteLine("Test controls are ON: callers may wipe all that is stored and move the clock. For tests only.");
        }

        if (server.FirstCredentials is not { } credentials)
        {
            Console.WriteLine("In another shell:  eval \"$(signet env)\"");
            return;
        }

        Console.WriteLine($"This first start made account {settings.Account}. Its root user's access key is in {folder.CredentialsFile}; paste:");
        Console.WriteLine();
        Console.WriteLine($"export AWS_ENDPOINT_URL={server.Urls[0]} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1");
        Console.WriteLine($"export AWS_ACCESS_KEY_ID={credentials.AccessKeyId}");
        Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={credentials.SecretAccessKey}");
        Console.WriteLine();
    }
}
