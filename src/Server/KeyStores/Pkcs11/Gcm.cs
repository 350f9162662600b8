using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>CKM_AES_GCM with a tag of 128 bits (PKCS#11 2.40, section 2.12).</summary>
internal static class Gcm
{
    private const int BitsPerByte = 8;
    private const int TagBits = 128;

    /// <summary>Encrypts or decrypts with the mechanism for an IV and associated data.</summary>
    public static byte[] Run(byte[] vector, byte[] associatedData, Func<IMechanism, byte[]> work)
    {
        var factories = Pkcs11Modules.Factories;
        using var parameters = factories.MechanismParamsFactory.CreateCkGcmParams(vector, (ulong)(vector.Length * BitsPerByte), associatedData, TagBits);
        using var mechanism = factories.MechanismFactory.Create(CKM.CKM_AES_GCM, parameters);
        return work(mechanism);
    }
}
