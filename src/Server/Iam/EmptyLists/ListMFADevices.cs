using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the MFA devices of a user, or of the caller: there are none.</summary>
internal sealed class ListMFADevices(Catalog catalog) : EmptyUserList(Table, "MFADevices", catalog)
{
    public static Operation Table { get; } = new("ListMFADevices") { ReadOnly = true };
}
