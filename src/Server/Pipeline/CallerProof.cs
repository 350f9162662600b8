namespace Signet.Server.Pipeline;

/// <summary>What proves the caller of an operation.</summary>
internal enum CallerProof
{
    /// <summary>SigV4 over the request.</summary>
    Signature,

    /// <summary>A token of an OpenID Connect provider, in the request; a signature over the request is not looked at.</summary>
    WebIdentityToken,

    /// <summary>An assertion of a SAML provider, in the request; a signature over the request is not looked at.</summary>
    SamlAssertion,
}
