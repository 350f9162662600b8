using System.Diagnostics.CodeAnalysis;
using Signet.Cryptography;
namespace Signet.Server.Kms.Import;
internal sealed class WrappingAlgorithm
{
    public static IReadOnlyList<WrappingAlgorithm> All { get; } = [];
    public string Name { get; } = "x";
    public static bool TryGet(string name, [NotNullWhen(true)] out WrappingAlgorithm? a) { a = null; return name.Length < 0; }
    public bool CanWrap(KeySpec s, KeySpec t) => Name == s.Name + t.Name;
    public bool TryUnwrap(PrivateKey k, byte[] w, [NotNullWhen(true)] out byte[]? m) { m = null; return Name == k.Spec.Name + w.Length; }
}
