using System.Runtime.InteropServices;
using System.Text;

namespace Signet.Protocol.SigV4;

// A query's parameters in order of arrival, each name and value already in canonical form.
internal sealed class QueryParameters
{
    private const int Limit = 64 * 1024;
    private const int CountLimit = 1000;
    private const int OnStack = 1024;

    private static readonly QueryParameters None = new([], []);

    private readonly byte[] _text;
    private readonly Parameter[] _parameters;

    private QueryParameters(byte[] text, Parameter[] parameters) => (_text, _parameters) = (text, parameters);

    public static QueryParameters Parse(string query)
    {
        if (query.Length == 0)
        {
            return None;
        }

        if (query.Length > Limit || query.AsSpan().Count('&') >= CountLimit)
        {
            throw SignatureErrors.TooLarge("query parameters");
        }

        var buffer = new CanonicalBuffer(stackalloc byte[OnStack]);
        try
        {
            var parameters = new List<Parameter>();
            foreach (var range in query.AsSpan().Split('&'))
            {
                if (query.AsSpan()[range] is { IsEmpty: false } parameter)
                {
                    parameters.Add(Read(ref buffer, parameter));
                }
            }

            return new(buffer.Written.ToArray(), [.. parameters]);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>The value of the first parameter of that name, which is the one that counts on AWS.</summary>
    public string? First(string name)
    {
        foreach (var parameter in _parameters)
        {
            if (Ascii.Equals(Name(parameter), name))
            {
                return PercentEncoding.Decode(Value(parameter));
            }
        }

        return null;
    }

    /// <summary>The third line of the canonical request; a presigned one has its signature left out.</summary>
    public void Append(ref CanonicalBuffer buffer, bool isPresigned)
    {
        if (_parameters.Length == 0)
        {
            return;
        }

        var sorted = (Parameter[])_parameters.Clone();
        Array.Sort(sorted, Compare);

        var separated = false;
        foreach (var parameter in sorted)
        {
            if (isPresigned && Ascii.Equals(Name(parameter), PresignedQuery.Signature))
            {
                continue;
            }

            buffer.Append(separated ? "&"u8 : []);
            buffer.Append(Name(parameter));
            buffer.Append((byte)'=');
            buffer.Append(Value(parameter));
            separated = true;
        }
    }

    private static Parameter Read(ref CanonicalBuffer buffer, ReadOnlySpan<char> parameter)
    {
        var start = buffer.Length;
        var equal = parameter.IndexOf('=');
        PercentEncoding.AppendRecoded(ref buffer, equal < 0 ? parameter : parameter[..equal]);

        var middle = buffer.Length;
        PercentEncoding.AppendRecoded(ref buffer, equal < 0 ? [] : parameter[(equal + 1)..]);

        return new(start, middle, buffer.Length);
    }

    private int Compare(Parameter left, Parameter right)
    {
        var byName = Name(left).SequenceCompareTo(Name(right));
        return byName != 0 ? byName : Value(left).SequenceCompareTo(Value(right));
    }

    private ReadOnlySpan<byte> Name(Parameter parameter) => _text.AsSpan(parameter.Start..parameter.Middle);

    private ReadOnlySpan<byte> Value(Parameter parameter) => _text.AsSpan(parameter.Middle..parameter.End);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Parameter(int Start, int Middle, int End);
}
