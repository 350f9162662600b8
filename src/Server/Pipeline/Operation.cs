using Signet.Cryptography;

namespace Signet.Server.Pipeline;

/// <summary>One operation as a row of facts, which the stages read.</summary>
internal sealed class Operation(string name)
{
    /// <summary>AWS's name, such as <c>Sign</c>.</summary>
    public string Name => name;

    /// <summary>What proves its caller.</summary>
    public CallerProof Proof { get; init; }

    /// <summary>Whether it changes nothing: the trail's <c>readOnly</c>.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the trail shows the answer although nothing was changed, as for AssumeRole.</summary>
    public bool RecordsResponse { get; init; }

    /// <summary>Whether the key may be named by alias name or alias ARN, and not just by id and key ARN.</summary>
    public bool TakesAlias { get; init; }

    /// <summary>Whether a caller of another account may ever be allowed.</summary>
    public bool CrossAccount { get; init; }

    /// <summary>Whether a grant can allow it.</summary>
    public bool ByGrant { get; init; }

    /// <summary>Whether success counts as a use of the key: what GetKeyLastUsage tells of.</summary>
    public bool CountsAsUse { get; init; }

    /// <summary>The usage that the key must have; null when any will do.</summary>
    public KeyUsage? Usage { get; init; }

    /// <summary>The key states in which it works.</summary>
    public KeyStates States { get; init; } = KeyStates.Any;
}
