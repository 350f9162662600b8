namespace Signet.Server.Pipeline;

/// <summary>A set of key states, named as AWS names them.</summary>
[Flags]
internal enum KeyStates
{
    None = 0,
    Enabled = 1,
    Disabled = 2,
    PendingDeletion = 4,
    PendingImport = 8,
    PendingReplicaDeletion = 16,
    Unavailable = 32,
    Creating = 64,
    Updating = 128,

    /// <summary>Every state: the operation does not ask.</summary>
    Any = 255,

    /// <summary>Cryptographic use: the key is enabled, or is only moving its primary Region.</summary>
    Usable = Enabled | Updating,

    /// <summary>Every state but those on the way to deletion.</summary>
    NotPendingDeletion = Any & ~Deleting,

    /// <summary>States from which a key can be enabled or disabled.</summary>
    Switchable = Enabled | Disabled | Unavailable,

    /// <summary>On the way to deletion.</summary>
    Deleting = PendingDeletion | PendingReplicaDeletion,
}
