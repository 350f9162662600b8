namespace Signet.Protocol.SigV4;

/// <summary>Whom a client signs as.</summary>
/// <param name="AccessKeyId">The name of the key.</param>
/// <param name="SecretAccessKey">The key.</param>
/// <param name="SessionToken">The token that temporary credentials come with.</param>
public sealed record SigningCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The name of the key and nothing secret.</summary>
    public override string ToString() => AccessKeyId;
}
