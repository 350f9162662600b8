namespace Signet.Policies.Json;

/// <summary>Turns places in bytes of UTF-8 into lines and columns, for places asked in rising order.</summary>
internal sealed class TextLocator(byte[] utf8)
{
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public TextPosition Find(int offset)
    {
        for (; _offset < offset; _offset++)
        {
            Pass(utf8[_offset]);
        }

        return new(_line, _column);
    }

    private void Pass(byte unit)
    {
        if (unit == '\n')
        {
            (_line, _column) = (_line + 1, 1);
            return;
        }

        // Bytes 10xxxxxx continue the character before (RFC 3629 section 3).
        _column += (unit & 0xC0) == 0x80 ? 0 : 1;
    }
}
