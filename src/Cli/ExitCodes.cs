namespace Signet.Cli;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Good = 0;

    /// <summary>The service refused, or could not be reached; the signature does not verify.</summary>
    public const int Refused = 1;

    /// <summary>The command line or a setting is wrong, or a file cannot be read.</summary>
    public const int Usage = 2;
}
