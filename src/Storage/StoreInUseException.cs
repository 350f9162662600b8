namespace Signet.Storage;

/// <summary>Another server has the folder open.</summary>
public sealed class StoreInUseException(string message, Exception? cause = null) : StoreException(message, cause);
