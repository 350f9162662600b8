using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;

namespace Signet.Server.KeyStores.Pkcs11.Native;

/// <summary>A session with a token, for one thread at a time. Every method throws <see cref="Pkcs11Exception"/> for what the module answers other than CKR_OK.</summary>
internal sealed unsafe class ModuleSession(Functions functions, nuint session) : IDisposable
{
    // Longer than any signature, and what GCM adds to a ciphertext.
    private const int MaxSignature = 1024;
    private const int MaxGrowth = 64;
    private const int FoundAtOnce = 64;

    private bool _closed;

    /// <summary>CKS_…</summary>
    public CKS State
    {
        get
        {
            CkSessionInfo info = default;
            Functions.Check("C_GetSessionInfo", functions.GetSessionInfo(session, &info));
            return (CKS)(ulong)info.State;
        }
    }

    /// <summary>Logs the user in, for all sessions of the process with the token.</summary>
    public void Login(ReadOnlySpan<byte> pin)
    {
        fixed (byte* first = pin)
        {
            Functions.Check("C_Login", functions.Login(session, (nuint)(ulong)CKU.CKU_USER, first, (nuint)pin.Length));
        }
    }

    /// <summary>The handles of all objects that have the attributes.</summary>
    public List<ulong> Find(Template template)
    {
        using var wanted = template.Pin();
        Functions.Check("C_FindObjectsInit", functions.FindObjectsInit(session, wanted.Attributes, wanted.Count));
        try
        {
            var found = new List<ulong>();
            var handles = stackalloc nuint[FoundAtOnce];
            nuint count;
            do
            {
                Functions.Check("C_FindObjects", functions.FindObjects(session, handles, FoundAtOnce, &count));
                for (nuint i = 0; i < count; i++)
                {
                    found.Add(handles[i]);
                }
            }
            while (count > 0);
            return found;
        }
        finally
        {
            _ = functions.FindObjectsFinal(session);
        }
    }

    /// <summary>The values of an object's attributes, in the order asked for.</summary>
    public byte[][] GetAttributes(ulong handle, params ReadOnlySpan<CKA> types)
    {
        var values = new byte[types.Length][];
        for (var i = 0; i < types.Length; i++)
        {
            values[i] = GetAttribute((nuint)handle, types[i]);
        }

        return values;
    }

    public ulong GenerateKey(CKM mechanism, Template template)
    {
        using var wanted = template.Pin();
        var how = new CkMechanism { Type = (nuint)(ulong)mechanism };
        nuint key;
        Functions.Check("C_GenerateKey", functions.GenerateKey(session, &how, wanted.Attributes, wanted.Count, &key));
        return key;
    }

    public (ulong Public, ulong Private) GenerateKeyPair(CKM mechanism, Template publicTemplate, Template privateTemplate)
    {
        using var wantedPublic = publicTemplate.Pin();
        using var wantedPrivate = privateTemplate.Pin();
        var how = new CkMechanism { Type = (nuint)(ulong)mechanism };
        nuint publicKey;
        nuint privateKey;
        Functions.Check("C_GenerateKeyPair", functions.GenerateKeyPair(
            session, &how, wantedPublic.Attributes, wantedPublic.Count, wantedPrivate.Attributes, wantedPrivate.Count, &publicKey, &privateKey));
        return (publicKey, privateKey);
    }

    public void DestroyObject(ulong handle) => Functions.Check("C_DestroyObject", functions.DestroyObject(session, (nuint)handle));

    public byte[] GenerateRandom(int length)
    {
        var random = new byte[length];
        fixed (byte* first = random)
        {
            Functions.Check("C_GenerateRandom", functions.GenerateRandom(session, first, (nuint)length));
        }

        return random;
    }

    /// <summary>Signs with a mechanism; RSASSA-PSS alone has a parameter.</summary>
    public byte[] Sign(CKM mechanism, CkPssParams? pss, ulong key, ReadOnlySpan<byte> input)
    {
        var parameter = pss.GetValueOrDefault();
        var how = new CkMechanism { Type = (nuint)(ulong)mechanism };
        if (pss is not null)
        {
            how.Parameter = &parameter;
            how.Length = (nuint)sizeof(CkPssParams);
        }

        Functions.Check("C_SignInit", functions.SignInit(session, &how, (nuint)key));
        return Transform("C_Sign", functions.Sign, input, MaxSignature);
    }

    /// <summary>Encrypts with CKM_AES_GCM (PKCS#11 2.40, section 2.12): ciphertext | tag.</summary>
    public byte[] EncryptGcm(ulong key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> associatedData, int tagBits, ReadOnlySpan<byte> plaintext)
    {
        fixed (byte* iv = vector, data = associatedData)
        {
            var parameter = GcmParams(iv, vector.Length, data, associatedData.Length, tagBits);
            var how = GcmMechanism(&parameter);
            Functions.Check("C_EncryptInit", functions.EncryptInit(session, &how, (nuint)key));
            return Transform("C_Encrypt", functions.Encrypt, plaintext, plaintext.Length + MaxGrowth);
        }
    }

    /// <summary>The opposite.</summary>
    public byte[] DecryptGcm(ulong key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> associatedData, int tagBits, ReadOnlySpan<byte> ciphertext)
    {
        fixed (byte* iv = vector, data = associatedData)
        {
            var parameter = GcmParams(iv, vector.Length, data, associatedData.Length, tagBits);
            var how = GcmMechanism(&parameter);
            Functions.Check("C_DecryptInit", functions.DecryptInit(session, &how, (nuint)key));
            return Transform("C_Decrypt", functions.Decrypt, ciphertext, ciphertext.Length + MaxGrowth);
        }
    }

    /// <summary>Closes the session; one that is lost already needs no closing.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _ = functions.CloseSession(session);
        }
    }

    private static CkGcmParams GcmParams(byte* vector, int vectorLength, byte* associatedData, int associatedDataLength, int tagBits) => new()
    {
        Vector = vector,
        VectorLength = (nuint)vectorLength,
        VectorBits = (nuint)vectorLength * 8,
        AssociatedData = associatedData,
        AssociatedDataLength = (nuint)associatedDataLength,
        TagBits = (nuint)tagBits,
    };

    private static CkMechanism GcmMechanism(CkGcmParams* parameter) =>
        new() { Type = (nuint)(ulong)CKM.CKM_AES_GCM, Parameter = parameter, Length = (nuint)sizeof(CkGcmParams) };

    private byte[] Transform(
        string function, delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint> transform, ReadOnlySpan<byte> input, int capacity)
    {
        var output = GC.AllocateUninitializedArray<byte>(capacity);
        var length = (nuint)capacity;
        try
        {
            fixed (byte* from = input, to = output)
            {
                Functions.Check(function, transform(session, from, (nuint)input.Length, to, &length));
            }

            return output[..(int)length];
        }
        finally
        {
            // It may have held a plaintext.
            CryptographicOperations.ZeroMemory(output);
        }
    }

    private byte[] GetAttribute(nuint handle, CKA type)
    {
        var attribute = new CkAttribute { Type = (nuint)(ulong)type };
        Functions.Check("C_GetAttributeValue", functions.GetAttributeValue(session, handle, &attribute, 1));
        if (attribute.Length == nuint.MaxValue)
        {
            throw new Pkcs11Exception("C_GetAttributeValue", CKR.CKR_ATTRIBUTE_TYPE_INVALID);
        }

        var value = new byte[attribute.Length];
        fixed (byte* first = value)
        {
            attribute.Value = first;
            Functions.Check("C_GetAttributeValue", functions.GetAttributeValue(session, handle, &attribute, 1));
        }

        return value;
    }
}
