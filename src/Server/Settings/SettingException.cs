namespace Signet.Server.Settings;

/// <summary>The server cannot start, and one sentence tells which setting is to blame, as its user wrote it (<c>--url</c>, <c>signet.json</c>), and why.</summary>
public sealed class SettingException(string setting, string reason) : Exception($"{setting}: {reason}.");
