using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>Whether a key's state and usage admit an operation, by the operation's row (the operations × states table).</summary>
internal static class KeyAdmission
{
    public static void Check(Operation row, Key key)
    {
        if ((row.States & Enum.Parse<KeyStates>(key.State)) == KeyStates.None)
        {
            throw row.States is KeyStates.Deleting ? KmsErrors.InvalidState(key, "not pending deletion") : KmsErrors.WrongState(key);
        }

        if (row.Usage is { } usage && usage != key.Usage)
        {
            throw KmsErrors.WrongUsage(key, row.Name);
        }
    }
}
