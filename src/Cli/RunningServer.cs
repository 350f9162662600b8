using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary>The running server of a data folder: where it answers, and the root user's credentials.</summary>
internal sealed record RunningServer(Uri Endpoint, SigningCredentials Credentials, DataFolder Folder)
{
    /// <summary>Finds the server that runs on the folder.</summary>
    /// <exception cref="RefusedException">None runs there, or its credentials cannot be read.</exception>
    public static RunningServer Find(ServerOptions settings)
    {
        var folder = new DataFolder(settings.DataFolder);
        if (!folder.IsServed)
        {
            throw new RefusedException($"no server runs on {settings.DataFolder}; start one with: signet serve --data {settings.DataFolder}");
        }

        var (id, secret) = folder.ReadCredentials("default")
            ?? throw new RefusedException($"{folder.CredentialsFile} has no [default] profile, or may not be read");
        return new(new Uri(File.ReadAllText(folder.EndpointFile).Trim()), new(id, secret), folder);
    }
}
