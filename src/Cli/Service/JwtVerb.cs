using System.CommandLine;
using Signet.Cli.Offline;

namespace Signet.Cli.Service;

/// <summary><c>signet jwt</c>: JSON Web Tokens.</summary>
internal static class JwtVerb
{
    public static Command Command() => new("jwt", "Sign JSON Web Tokens with a key of AWS KMS or Signet, and verify them offline.") { JwtSignVerb.Command(), JwtVerifyVerb.Command() };
}
