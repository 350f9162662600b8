namespace Signet.Protocol.SigV4;

// ?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=…&X-Amz-Date=…&X-Amz-SignedHeaders=…&X-Amz-Signature=…   (steps 7a to 7d)
internal static class PresignedQuery
{
    public const string Algorithm = "X-Amz-Algorithm";
    public const string Credential = "X-Amz-Credential";
    public const string Date = "X-Amz-Date";
    public const string Expires = "X-Amz-Expires";
    public const string Token = "X-Amz-Security-Token";
    public const string SignedHeaders = "X-Amz-SignedHeaders";
    public const string Signature = "X-Amz-Signature";

    // In the order in which AWS complains.
    private static readonly string[] Required = [Credential, Signature, SignedHeaders, Date];

    public static SignatureParts Read(QueryParameters query)
    {
        if (query.First(Algorithm) != SignatureParts.Algorithm)
        {
            throw SignatureErrors.UnsupportedQueryAlgorithm();
        }

        if (Required.Any(name => query.First(name) is null))
        {
            throw SignatureErrors.QueryIncomplete(Required.Where(name => query.First(name) is null));
        }

        return new(query.First(Credential).AsMemory(), query.First(SignedHeaders).AsMemory(), query.First(Signature).AsMemory(), query.First(Date)!)
        {
            SessionToken = query.First(Token),
            Expires = query.First(Expires),
            IsPresigned = true,
        };
    }
}
