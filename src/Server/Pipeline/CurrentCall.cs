namespace Signet.Server.Pipeline;

/// <summary>The call that the current flow of control works on, for what lies far below the operations: an external key store proxy is told who asks, and why.</summary>
internal static class CurrentCall
{
    private static readonly AsyncLocal<Call?> Local = new();

    /// <summary>The call; null in what the service does by itself.</summary>
    public static Call? Value
    {
        get => Local.Value;
        set => Local.Value = value;
    }
}
