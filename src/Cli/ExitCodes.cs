namespace Signet.Cli;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Good = 0;

    /// <summary>The service refused, or could not be reached.</summary>
    public const int Refused = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;
}
