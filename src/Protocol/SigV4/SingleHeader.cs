namespace Signet.Protocol.SigV4;

// A header that has one meaning: several of one name are one list (RFC 9110, 5.3), as in the canonical request.
internal static class SingleHeader
{
    private const int Limit = 16 * 1024;

    public static string? Read<TRequest>(TRequest request, string name)
        where TRequest : ISignedRequest
    {
        var count = request.HeaderCount(name);
        if (count == 0)
        {
            return null;
        }

        var value = count == 1 ? request.HeaderValue(name, 0).Trim() : Join(request, name, count);
        return value.Length <= Limit ? value : throw SignatureErrors.TooLarge($"'{name}' header");
    }

    private static string Join<TRequest>(TRequest request, string name, int count)
        where TRequest : ISignedRequest =>
        string.Join(',', Enumerable.Range(0, count).Select(index => request.HeaderValue(name, index).Trim()));
}
