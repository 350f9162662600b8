namespace Signet.Cryptography;

/// <summary>What a key may be used for; one usage per key, for life (AWS KMS API Reference, CreateKey, KeyUsage).</summary>
public enum KeyUsage
{
    /// <summary>ENCRYPT_DECRYPT.</summary>
    EncryptDecrypt,

    /// <summary>SIGN_VERIFY.</summary>
    SignVerify,

    /// <summary>GENERATE_VERIFY_MAC.</summary>
    GenerateVerifyMac,

    /// <summary>KEY_AGREEMENT.</summary>
    KeyAgreement,
}
