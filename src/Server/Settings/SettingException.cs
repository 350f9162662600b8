namespace Signet.Server.Settings;

/// <summary>The server cannot start, and one sentence tells which setting is to blame and why.</summary>
public sealed class SettingException(string setting, string reason) : Exception($"--{setting}: {reason}.");
