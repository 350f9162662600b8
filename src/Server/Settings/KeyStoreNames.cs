using System.Text.RegularExpressions;

namespace Signet.Server.Settings;

/// <summary>Patterns that settings and requests about custom key stores share, as the service model has them.</summary>
internal static partial class KeyStoreNames
{
    [GeneratedRegex(@"^cluster-[2-7a-zA-Z]{11,16}\z")]
    public static partial Regex ClusterPattern();

    /// <summary>The name of a proxy's host.</summary>
    [GeneratedRegex(@"^[a-zA-Z0-9.-]+\z")]
    public static partial Regex HostPattern();
}
