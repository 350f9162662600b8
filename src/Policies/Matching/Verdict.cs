using System.Runtime.InteropServices;

namespace Signet.Policies.Matching;

/// <summary>What one policy says to a request.</summary>
/// <param name="Denies">Some Deny applies.</param>
/// <param name="Allows">How the applying Allows name the caller; nobody when none applies.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Verdict(bool Denies, NamedAs Allows);
