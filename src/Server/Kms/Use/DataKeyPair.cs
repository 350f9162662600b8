using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Server.KeyStores;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>A new asymmetric key pair whose private half is encrypted under a symmetric key.</summary>
/// <param name="PublicKey">DER SubjectPublicKeyInfo.</param>
/// <param name="PrivateKey">DER PKCS#8; whoever does not hand it out wipes it.</param>
/// <param name="Encrypted">The private half, encrypted.</param>
internal sealed record DataKeyPair(byte[] PublicKey, byte[] PrivateKey, EncryptedBlob Encrypted)
{
    public static Member<KeySpec> Spec { get; } = Member.Required(
        "KeyPairSpec", new NameShape<KeySpec>(KeySpec.All.Where(spec => spec.CanBeDataKeyPair), spec => spec.Name)).Condition("kms:DataKeyPairSpec");

    /// <summary>Makes the pair and encrypts its private half.</summary>
    public static async ValueTask<DataKeyPair> MakeAsync(
        KeyStoreDirectory keyStores, Key key, KeySpec spec, IReadOnlyDictionary<string, string>? context, CancellationToken cancellationToken)
    {
        using var pair = await keyStores.Software.Maker.MakePairAsync(spec, cancellationToken);
        var (publicKey, privateKey) = (pair.ExportSubjectPublicKeyInfo(), pair.ExportPkcs8());
        try
        {
            return new(publicKey, privateKey, await keyStores.For(key).EncryptAsync(key, privateKey, EncryptionContext.Of(context), cancellationToken));
        }
        catch
        {
            CryptographicOperations.ZeroMemory(privateKey);
            throw;
        }
    }

    /// <summary>Keys in custom key stores make no pairs.</summary>
    public static void CheckStore(Key key)
    {
        if (key.Record.CustomKeyStoreId is not null)
        {
            throw KmsErrors.WrongOrigin(key);
        }
    }
}
