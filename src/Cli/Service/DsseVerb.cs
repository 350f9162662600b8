using System.CommandLine;
using Signet.Cli.Offline;

namespace Signet.Cli.Service;

/// <summary><c>signet dsse</c>: DSSE envelopes.</summary>
internal static class DsseVerb
{
    public static Command Command() => new("dsse", "Sign DSSE envelopes with a key of AWS KMS or Signet, and verify them offline.") { DsseSignVerb.Command(), DsseVerifyVerb.Command() };
}
