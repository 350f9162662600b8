namespace Signet.Storage;

/// <summary>The store cannot do what was asked; the message is a sentence for the operator and holds no secret.</summary>
public class StoreException(string message, Exception? cause = null) : Exception(message, cause);
