namespace Signet.Server.Kms;

internal static class GrantTokenRules
{
    public static void Check(IReadOnlyList<string> tokens)
    {
        if (tokens.Count > 0)
        {
            // There are no grants yet, so no token can be one of ours.
            throw KmsErrors.InvalidGrantToken();
        }
    }
}
