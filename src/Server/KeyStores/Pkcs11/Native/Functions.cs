using Net.Pkcs11Interop.Common;

namespace Signet.Server.KeyStores.Pkcs11.Native;

/// <summary>
/// The functions of a loaded module that are called here, by their place in CK_FUNCTION_LIST (PKCS#11 2.40, section 3.6): after the version, padded to the length of
/// a pointer, all functions follow in the order in which the standard lists them.
/// </summary>
internal readonly unsafe struct Functions(void** list)
{
    private const int VersionLength = 1;

    public delegate* unmanaged[Cdecl]<CkInitializeArgs*, nuint> Initialize => (delegate* unmanaged[Cdecl]<CkInitializeArgs*, nuint>)At(0);

    public delegate* unmanaged[Cdecl]<byte, nuint*, nuint*, nuint> GetSlotList => (delegate* unmanaged[Cdecl]<byte, nuint*, nuint*, nuint>)At(4);

    public delegate* unmanaged[Cdecl]<nuint, CkTokenInfo*, nuint> GetTokenInfo => (delegate* unmanaged[Cdecl]<nuint, CkTokenInfo*, nuint>)At(6);

    public delegate* unmanaged[Cdecl]<nuint, nuint, nint, nint, nuint*, nuint> OpenSession =>
        (delegate* unmanaged[Cdecl]<nuint, nuint, nint, nint, nuint*, nuint>)At(12);

    public delegate* unmanaged[Cdecl]<nuint, nuint> CloseSession => (delegate* unmanaged[Cdecl]<nuint, nuint>)At(13);

    public delegate* unmanaged[Cdecl]<nuint, nuint> CloseAllSessions => (delegate* unmanaged[Cdecl]<nuint, nuint>)At(14);

    public delegate* unmanaged[Cdecl]<nuint, CkSessionInfo*, nuint> GetSessionInfo => (delegate* unmanaged[Cdecl]<nuint, CkSessionInfo*, nuint>)At(15);

    public delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint> Login => (delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)At(18);

    public delegate* unmanaged[Cdecl]<nuint, nuint, nuint> DestroyObject => (delegate* unmanaged[Cdecl]<nuint, nuint, nuint>)At(22);

    public delegate* unmanaged[Cdecl]<nuint, nuint, CkAttribute*, nuint, nuint> GetAttributeValue =>
        (delegate* unmanaged[Cdecl]<nuint, nuint, CkAttribute*, nuint, nuint>)At(24);

    public delegate* unmanaged[Cdecl]<nuint, CkAttribute*, nuint, nuint> FindObjectsInit =>
        (delegate* unmanaged[Cdecl]<nuint, CkAttribute*, nuint, nuint>)At(26);

    public delegate* unmanaged[Cdecl]<nuint, nuint*, nuint, nuint*, nuint> FindObjects =>
        (delegate* unmanaged[Cdecl]<nuint, nuint*, nuint, nuint*, nuint>)At(27);

    public delegate* unmanaged[Cdecl]<nuint, nuint> FindObjectsFinal => (delegate* unmanaged[Cdecl]<nuint, nuint>)At(28);

    public delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint> EncryptInit => Begin(29);

    public delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint> Encrypt => Transform(30);

    public delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint> DecryptInit => Begin(33);

    public delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint> Decrypt => Transform(34);

    public delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint> SignInit => Begin(42);

    public delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint> Sign => Transform(43);

    public delegate* unmanaged[Cdecl]<nuint, CkMechanism*, CkAttribute*, nuint, nuint*, nuint> GenerateKey =>
        (delegate* unmanaged[Cdecl]<nuint, CkMechanism*, CkAttribute*, nuint, nuint*, nuint>)At(58);

    public delegate* unmanaged[Cdecl]<nuint, CkMechanism*, CkAttribute*, nuint, CkAttribute*, nuint, nuint*, nuint*, nuint> GenerateKeyPair =>
        (delegate* unmanaged[Cdecl]<nuint, CkMechanism*, CkAttribute*, nuint, CkAttribute*, nuint, nuint*, nuint*, nuint>)At(59);

    public delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint> GenerateRandom => (delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)At(64);

    /// <summary>Throws <see cref="Pkcs11Exception"/> unless the function answered CKR_OK.</summary>
    public static void Check(string function, nuint result)
    {
        if ((CKR)result is not CKR.CKR_OK)
        {
            throw new Pkcs11Exception(function, (CKR)result);
        }
    }

    private void* At(int index) =>
        list[VersionLength + index] is var function && function != null ? function : throw new Pkcs11Exception($"function {index}", CKR.CKR_FUNCTION_NOT_SUPPORTED);

    private delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint> Begin(int index) => (delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint>)At(index);

    private delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint> Transform(int index) =>
        (delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint>)At(index);
}
