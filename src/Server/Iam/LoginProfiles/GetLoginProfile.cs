using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.LoginProfiles;

/// <summary>Tells that a user has no password for the console.</summary>
internal sealed class GetLoginProfile(Catalog catalog) : LoginProfileOperation<UserOrCallerRequest>(Table, catalog)
{
    public static Operation Table { get; } = new("GetLoginProfile") { ReadOnly = true };
}
