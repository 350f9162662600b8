using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists the signing certificates of a user, or of the caller: there are none.</summary>
internal sealed class ListSigningCertificates(Catalog catalog) : EmptyUserList(Table, "Certificates", catalog)
{
    public static Operation Table { get; } = new("ListSigningCertificates") { ReadOnly = true };
}
