using System.Text;

namespace Signet.Protocol.Shapes;

/// <summary>The parameters of an <c>application/x-www-form-urlencoded</c> body or a query string, as the awsQuery protocol sends them.</summary>
public sealed class FormParameters
{
    /// <summary>More parameters than any AWS operation takes are refused.</summary>
    public const int MaxParameters = 2000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FormParameters()
    {
    }

    /// <summary>The parameter's value; null when it was not sent.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>All names that were sent.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Whether any parameter's name begins so.</summary>
    public bool AnyUnder(string prefix) => _values.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Reads UTF-8 form data. A repeated name keeps its first value; a broken escape is MalformedQueryString.</summary>
    public static FormParameters Parse(ReadOnlySpan<byte> form)
    {
        var result = new FormParameters();
        foreach (var range in form.Split((byte)'&'))
        {
            result.Add(form[range]);
        }

        return result;
    }

    private void Add(ReadOnlySpan<byte> pair)
    {
        if (pair.IsEmpty)
        {
            return;
        }

        var equals = pair.IndexOf((byte)'=');
        var name = Decode(equals < 0 ? pair : pair[..equals]);
        var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        if (_values.Count >= MaxParameters)
        {
            throw new ServiceException("MalformedQueryString", $"A request may have at most {MaxParameters} parameters.");
        }

        _values.TryAdd(name, value);
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            bytes[length++] = text[i] switch
            {
                (byte)'+' => (byte)' ',
                (byte)'%' => Escape(text, ref i),
                var plain => plain,
            };
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static byte Escape(ReadOnlySpan<byte> text, ref int at)
    {
        if (at + 2 >= text.Length)
        {
            throw new ServiceException("MalformedQueryString", "Incomplete trailing escape % sequence", status: 404);
        }

        var digits = text.Slice(at + 1, 2);
        if (!Uri.IsHexDigit((char)digits[0]) || !Uri.IsHexDigit((char)digits[1]))
        {
            throw new ServiceException("MalformedQueryString", $"Illegal hex character in escape % pattern: %{Encoding.ASCII.GetString(digits)}", status: 404);
        }

        at += 2;
        return (byte)((Convert.ToInt32(((char)digits[0]).ToString(), 16) << 4) | Convert.ToInt32(((char)digits[1]).ToString(), 16));
    }
}
