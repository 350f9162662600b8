using System.CommandLine;

namespace Signet.Cli;

/// <summary><c>signet env</c>: prints what <c>eval</c> needs to point AWS's tools at the running server.</summary>
internal static class EnvVerb
{
    public static Command Command()
    {
        var options = new SettingOptions();
        var command = new Command("env", "Print shell lines that point AWS's tools at the running server:  eval \"$(signet env)\"") { options.Data };
        command.SetAction(parsed =>
        {
            var server = RunningServer.Find(options.Read(parsed));
            Console.WriteLine($"export AWS_ENDPOINT_URL={server.Endpoint.GetLeftPart(UriPartial.Authority)} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1");
            Console.WriteLine($"export AWS_ACCESS_KEY_ID={server.Credentials.AccessKeyId}");
            Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={server.Credentials.SecretAccessKey}");
            Console.WriteLine("unset AWS_SESSION_TOKEN AWS_PROFILE");
            return ExitCodes.Good;
        });
        return command;
    }
}
