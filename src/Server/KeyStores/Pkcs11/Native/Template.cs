using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Net.Pkcs11Interop.Common;

namespace Signet.Server.KeyStores.Pkcs11.Native;

/// <summary>The attributes of an object, wanted or looked for, written as a collection: <c>new Template { { CKA.CKA_SIGN, true } }</c>.</summary>
internal sealed class Template : IEnumerable<(CKA Type, byte[] Value)>
{
    private readonly List<(CKA Type, byte[] Value)> _attributes = [];

    public void Add(CKA type, bool value) => Add(type, [value ? (byte)1 : (byte)0]);

    /// <summary>A CK_ULONG.</summary>
    public void Add(CKA type, ulong value)
    {
        var number = (nuint)value;
        Add(type, MemoryMarshal.AsBytes(new ReadOnlySpan<nuint>(in number)).ToArray());
    }

    public void Add(CKA type, string value) => Add(type, Encoding.UTF8.GetBytes(value));

    public void Add(CKA type, byte[] value) => _attributes.Add((type, value));

    public IEnumerator<(CKA Type, byte[] Value)> GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lays the template out as the module reads it, for as long as the result is not disposed of.</summary>
    public Pinned Pin() => new(_attributes);

    /// <summary>CK_ATTRIBUTEs whose values stay where they are.</summary>
    internal sealed unsafe class Pinned : IDisposable
    {
        private readonly GCHandle[] _values;
        private readonly CkAttribute[] _attributes;
        private readonly GCHandle _pin;

        public Pinned(List<(CKA Type, byte[] Value)> attributes)
        {
            _values = [.. attributes.Select(attribute => GCHandle.Alloc(attribute.Value, GCHandleType.Pinned))];
            _attributes = new CkAttribute[attributes.Count];
            for (var i = 0; i < _attributes.Length; i++)
            {
                _attributes[i] = new()
                {
                    Type = (nuint)(ulong)attributes[i].Type, Value = (void*)_values[i].AddrOfPinnedObject(), Length = (nuint)attributes[i].Value.Length,
                };
            }

            _pin = GCHandle.Alloc(_attributes, GCHandleType.Pinned);
        }

        public CkAttribute* Attributes => (CkAttribute*)_pin.AddrOfPinnedObject();

        public nuint Count => (nuint)_attributes.Length;

        public void Dispose()
        {
            _pin.Free();
            foreach (var value in _values)
            {
                value.Free();
            }
        }
    }
}
