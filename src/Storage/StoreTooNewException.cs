namespace Signet.Storage;

/// <summary>A newer release has written the database; this one does not know its schema.</summary>
public sealed class StoreTooNewException(string message) : StoreException(message);
