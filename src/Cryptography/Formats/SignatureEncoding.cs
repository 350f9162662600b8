namespace Signet.Cryptography.Formats;

/// <summary>How a file has a signature.</summary>
public enum SignatureEncoding
{
    /// <summary>As bytes.</summary>
    Raw,

    /// <summary>As base64 (RFC 4648, sections 4 and 5).</summary>
    Base64,

    /// <summary>As hexadecimal digits.</summary>
    Hexadecimal,

    /// <summary>As the JSON of <c>aws kms sign</c>.</summary>
    AwsJson,
}
