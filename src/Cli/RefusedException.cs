namespace Signet.Cli;

/// <summary>The service refused a verb, or could not be reached; the sentence is for the user.</summary>
internal sealed class RefusedException(string message) : Exception(message);
