using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms;

/// <summary>Whether a key's state and usage admit an operation, by the operation's row (the operations × states table).</summary>
internal static class KeyAdmission
{
    /// <summary>The key with a new version, as the last change: two calls that both found room for one alias or grant more cannot both commit.</summary>
    public static WantedChange Counted(Key key) => new(Change.Update(key.Record));

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
