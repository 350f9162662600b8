using System.Buffers.Text;
using Signet.Policies.Matching;

namespace Signet.Policies.Conditions;

/// <summary>The same bytes, in base64 on both sides.</summary>
internal sealed class BinaryTest(string text) : ValueTest
{
    private readonly byte[]? _bytes = Decode(text);

    public override bool Matches(string value, in Evaluation evaluation) =>
        _bytes is not null && Decode(value) is { } bytes && bytes.AsSpan().SequenceEqual(_bytes);

    private static byte[]? Decode(string text) => Base64.IsValid(text) ? Convert.FromBase64String(text) : null;
}
