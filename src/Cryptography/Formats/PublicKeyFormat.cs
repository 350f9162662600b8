namespace Signet.Cryptography.Formats;

/// <summary>A way of writing public keys down.</summary>
public enum PublicKeyFormat
{
    /// <summary>DER SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7), as AWS KMS hands it out; when read also DER RSAPublicKey (RFC 8017, appendix A.1.1).</summary>
    Der,

    /// <summary>The same in PEM (RFC 7468, section 13).</summary>
    Pem,

    /// <summary>JSON Web Key (RFC 7517).</summary>
    Jwk,

    /// <summary>JSON Web Key Set (RFC 7517, section 5).</summary>
    Jwks,

    /// <summary>An OpenSSH public key line (RFC 4253, section 6.6; RFC 5656; RFC 8709).</summary>
    Ssh,

    /// <summary>COSE_Key or COSE_KeySet (RFC 9052, section 7).</summary>
    Cose,

    /// <summary>The text of <c>openssl pkey -pubin -noout -text</c>; only written.</summary>
    OpenSslText,

    /// <summary>An X.509 certificate (RFC 5280), DER or PEM, of which only the public key is looked at; only read.</summary>
    Certificate,

    /// <summary>The JSON answer of AWS KMS's GetPublicKey; only read.</summary>
    AwsJson,
}
