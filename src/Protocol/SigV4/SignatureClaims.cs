using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Signet.Protocol.SigV4;

/// <summary>What a request claims about itself; nothing of it is proven until <see cref="Matches"/> says so with the right key.</summary>
public sealed class SignatureClaims
{
    private readonly CanonicalForm _form;
    private readonly ReadOnlyMemory<char> _signature;

    private SignatureClaims(CanonicalForm form, SignatureParts parts) =>
        (_form, _signature, SessionToken) = (form, parts.Signature, parts.SessionToken);

    /// <summary>Whose key signed, by its own word.</summary>
    public string AccessKeyId => _form.Scope.AccessKeyId;

    /// <summary>The day of the credential scope, <c>yyyyMMdd</c>.</summary>
    public string Date => _form.Scope.Date;

    /// <summary>The Region of the credential scope.</summary>
    public string Region => _form.Scope.Region;

    /// <summary>The service of the credential scope.</summary>
    public string Service => _form.Scope.Service;

    /// <summary>The session token of temporary credentials, which is part of what is signed.</summary>
    public string? SessionToken { get; }

    /// <summary>Whether the signature came in the query.</summary>
    public bool IsPresigned => _form.IsPresigned;

    /// <summary>The request's date.</summary>
    public DateTimeOffset SignedAt => _form.SignedAt;

    /// <summary>Reads the claims in AWS's order of checks, steps 1, 4 and 5 to 13, and throws <see cref="SignatureException"/> at the first that fails.</summary>
    public static SignatureClaims Read<TRequest>(TRequest request, SigV4Rules rules, DateTimeOffset now)
        where TRequest : ISignedRequest
    {
        CanonicalPath.Check(request.Path);
        var parts = ReadParts(request);

        var headers = SignedHeaders.Parse(parts.SignedHeaders);
        CheckSigned(parts, headers);
        CanonicalHeaders.Check(request, headers);

        var signedAt = SignatureDate.Parse(parts.Date, extended: !parts.IsPresigned);
        SignatureAge.Check(parts, signedAt, rules, now);
        var scope = CredentialScope.Read(parts.Credential.Span, rules, signedAt);

        return new(new(scope, signedAt, headers, parts.IsPresigned, rules.NormalizesPath), parts);
    }

    /// <summary>Step 16: whether that key made the signature over this request; it takes the same time whichever byte of the signature is wrong.</summary>
    public bool Matches<TRequest>(TRequest request, ReadOnlySpan<byte> signingKey)
        where TRequest : ISignedRequest
    {
        if (_signature.Length != CanonicalForm.SignatureLength || !_form.Headers.Fits(request))
        {
            return false;
        }

        Span<char> expected = stackalloc char[CanonicalForm.SignatureLength];
        _form.Sign(request, signingKey, expected);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(_signature.Span));
    }

    /// <summary>The canonical request, to compare with a client's.</summary>
    public string CanonicalRequest<TRequest>(TRequest request)
        where TRequest : ISignedRequest => _form.PrintCanonicalRequest(request);

    /// <summary>The string to sign, to compare with a client's.</summary>
    public string StringToSign<TRequest>(TRequest request)
        where TRequest : ISignedRequest => _form.PrintStringToSign(request);

    private static SignatureParts ReadParts<TRequest>(TRequest request)
        where TRequest : ISignedRequest
    {
        var query = QueryParameters.Parse(request.Query);
        var presigned = query.First(PresignedQuery.Algorithm) is not null;
        var header = SingleHeader.Read(request, AuthorizationHeader.Name);

        return (header, presigned) switch
        {
            (not null, true) => throw SignatureErrors.BothForms(),
            (null, false) => throw SignatureErrors.Unsigned(),
            (null, true) => PresignedQuery.Read(query),
            (not null, false) => AuthorizationHeader.Read(request, header),
        };
    }

    private static void CheckSigned(SignatureParts parts, SignedHeaders headers)
    {
        if (!headers.Has("host"))
        {
            throw SignatureErrors.HostUnsigned();
        }

        // Anyone on the way could swap a token that is not signed; in the query form it always is.
        if (parts is { IsPresigned: false, SessionToken: not null } && !headers.Has("x-amz-security-token"))
        {
            throw SignatureErrors.TokenUnsigned();
        }
    }
}
