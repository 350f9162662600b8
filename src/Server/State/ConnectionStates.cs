namespace Signet.Server.State;

/// <summary>ConnectionState of a custom key store, as AWS writes it. Disconnecting takes no time here, so there is no DISCONNECTING.</summary>
internal static class ConnectionStates
{
    /// <summary>As every store begins: its keys are unavailable.</summary>
    public const string Disconnected = "DISCONNECTED";

    /// <summary>Asked to connect; becomes connected or failed.</summary>
    public const string Connecting = "CONNECTING";

    /// <summary>Its keys work.</summary>
    public const string Connected = "CONNECTED";

    /// <summary>Could not be connected, for the reason in ConnectionErrorCode.</summary>
    public const string Failed = "FAILED";
}
