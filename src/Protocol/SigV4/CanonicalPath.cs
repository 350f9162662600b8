namespace Signet.Protocol.SigV4;

// The second line of the canonical request: each segment of the path as it came, escaped once more (every service but S3).
internal static class CanonicalPath
{
    private const int Limit = 8 * 1024;

    /// <summary>Step 1: refuses a path that no rule could make canonical.</summary>
    public static void Check(string path)
    {
        if (path.Length > Limit)
        {
            throw SignatureErrors.TooLarge("path");
        }

        if ((path.Length > 0 && path[0] != '/') || !PercentEncoding.IsWhole(path) || LeadsAboveRoot(path))
        {
            throw SignatureErrors.BadUri();
        }
    }

    public static void Append(ref CanonicalBuffer buffer, string path, bool normalize)
    {
        var start = buffer.Length;
        if (normalize)
        {
            AppendNormalized(ref buffer, path);
        }
        else
        {
            AppendAsIs(ref buffer, path);
        }

        if (buffer.Length == start)
        {
            buffer.Append((byte)'/');
        }
    }

    private static void AppendAsIs(ref CanonicalBuffer buffer, string path)
    {
        var separated = false;
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (separated)
            {
                buffer.Append((byte)'/');
            }

            PercentEncoding.Append(ref buffer, path.AsSpan()[segment]);
            separated = true;
        }
    }

    private static void AppendNormalized(ref CanonicalBuffer buffer, string path)
    {
        var start = buffer.Length;
        foreach (var range in path.AsSpan().Split('/'))
        {
            switch (path.AsSpan()[range])
            {
                case "" or ".":
                    break;
                case "..":
                    buffer.Truncate(start + Math.Max(buffer.Written[start..].LastIndexOf((byte)'/'), 0));
                    break;
                case var segment:
                    buffer.Append((byte)'/');
                    PercentEncoding.Append(ref buffer, segment);
                    break;
            }
        }

        if (buffer.Length > start && path.EndsWith('/'))
        {
            buffer.Append((byte)'/');
        }
    }

    private static bool LeadsAboveRoot(string path)
    {
        var depth = 0;
        foreach (var segment in path.AsSpan().Split('/'))
        {
            depth += path.AsSpan()[segment] switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };

            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
