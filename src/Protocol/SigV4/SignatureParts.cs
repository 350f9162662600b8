namespace Signet.Protocol.SigV4;

// What a request says about its signature, in either form, before any of it is judged.
internal readonly record struct SignatureParts(ReadOnlyMemory<char> Credential, ReadOnlyMemory<char> SignedHeaders, ReadOnlyMemory<char> Signature, string Date)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public string? SessionToken { get; init; }

    public string? Expires { get; init; }

    public bool IsPresigned { get; init; }
}
