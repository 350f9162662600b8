using System.Runtime.InteropServices;

namespace Signet.Server.KeyStores.Pkcs11.Native;

// The C structures of PKCS#11 2.40 as they lie in memory on Unix: CK_ULONG is as long as a pointer, and fields are aligned as C aligns them.

/// <summary>CK_ATTRIBUTE: a type, and its value where it lies.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkAttribute
{
    /// <summary>CKA_…</summary>
    public nuint Type;

    /// <summary>The value; null asks how long it is.</summary>
    public void* Value;

    /// <summary>The value's length in bytes; all ones when it cannot be read.</summary>
    public nuint Length;
}

/// <summary>CK_MECHANISM: a type, and its parameter where it lies.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkMechanism
{
    /// <summary>CKM_…</summary>
    public nuint Type;

    /// <summary>The parameter; null for mechanisms without.</summary>
    public void* Parameter;

    /// <summary>The parameter's length in bytes.</summary>
    public nuint Length;
}

/// <summary>CK_GCM_PARAMS (section 2.12.3).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkGcmParams
{
    public byte* Vector;
    public nuint VectorLength;
    public nuint VectorBits;
    public byte* AssociatedData;
    public nuint AssociatedDataLength;
    public nuint TagBits;
}

/// <summary>CK_RSA_PKCS_PSS_PARAMS (section 2.1.9): hash, mask generation function, and the salt's length in bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CkPssParams
{
    public nuint Hash;
    public nuint Mask;
    public nuint SaltLength;
}

/// <summary>CK_SESSION_INFO (section 3.3).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CkSessionInfo
{
    public nuint SlotId;

    /// <summary>CKS_…</summary>
    public nuint State;

    public nuint Flags;
    public nuint DeviceError;
}

/// <summary>The beginning of CK_TOKEN_INFO (section 3.2): its length is 208 bytes, of which the label and the flags are of interest.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct CkTokenInfo
{
    /// <summary>UTF-8, padded with blanks.</summary>
    [FieldOffset(0)]
    public fixed byte Label[32];

    /// <summary>CKF_…: after manufacturer (32), model (16) and serial number (16).</summary>
    [FieldOffset(96)]
    public nuint Flags;
}

/// <summary>CK_C_INITIALIZE_ARGS (section 3.7): no functions of ours, only flags.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CkInitializeArgs
{
    public nint CreateMutex;
    public nint DestroyMutex;
    public nint LockMutex;
    public nint UnlockMutex;
    public nuint Flags;
    public nint Reserved;
}
