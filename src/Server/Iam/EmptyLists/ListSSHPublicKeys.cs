using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the SSH public keys of a user, or of the caller: there are none.</summary>
internal sealed class ListSSHPublicKeys(Catalog catalog) : EmptyUserList(Table, "SSHPublicKeys", catalog)
{
    public static Operation Table { get; } = new("ListSSHPublicKeys") { ReadOnly = true };
}
