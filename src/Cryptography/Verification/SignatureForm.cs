namespace Signet.Cryptography.Verification;

/// <summary>How the two numbers of an ECDSA or SM2 signature are written; other signatures have one form only.</summary>
public enum SignatureForm
{
    /// <summary>Either of the two.</summary>
    Any,

    /// <summary>DER SEQUENCE { INTEGER r, INTEGER s } (RFC 3279, section 2.2.3), as AWS KMS and OpenSSL have it.</summary>
    Der,

    /// <summary>r ‖ s, each as long as a coordinate (IEEE P1363), as JOSE, COSE and WebCrypto have it.</summary>
    Fixed,
}
