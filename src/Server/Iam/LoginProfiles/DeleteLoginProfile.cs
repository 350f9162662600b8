using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.LoginProfiles;

/// <summary>Refuses to delete a password that no user has.</summary>
internal sealed class DeleteLoginProfile(Catalog catalog) : LoginProfileOperation<UserOrCallerRequest>(Table, catalog)
{
    public static Operation Table { get; } = new("DeleteLoginProfile");
}
