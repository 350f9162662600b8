namespace Signet.Storage;

/// <summary>A tag of a key, user or role.</summary>
public readonly record struct Tag(string Key, string Value);
