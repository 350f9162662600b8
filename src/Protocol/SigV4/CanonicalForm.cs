using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Signet.Protocol.SigV4;

// What a signature is made over, the same for the signer and the verifier.
internal sealed record CanonicalForm(CredentialScope Scope, DateTimeOffset SignedAt, SignedHeaders Headers, bool IsPresigned, bool NormalizesPath)
{
    public const int SignatureLength = HMACSHA256.HashSizeInBytes * 2;

    private const int OnStack = 2048;
    private const int StringToSignOnStack = 256;

    /// <summary>The signature, in lower-case hexadecimal.</summary>
    public void Sign<TRequest>(TRequest request, ReadOnlySpan<byte> signingKey, Span<char> signature)
        where TRequest : ISignedRequest
    {
        var text = new CanonicalBuffer(stackalloc byte[StringToSignOnStack]);
        try
        {
            AppendStringToSign(ref text, request);
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(signingKey, text.Written, hash);
            Convert.TryToHexStringLower(hash, signature, out _);
        }
        finally
        {
            text.Dispose();
        }
    }

    public string PrintCanonicalRequest<TRequest>(TRequest request)
        where TRequest : ISignedRequest
    {
        var text = new CanonicalBuffer(stackalloc byte[OnStack]);
        try
        {
            AppendCanonicalRequest(ref text, request);
            return Encoding.UTF8.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    public string PrintStringToSign<TRequest>(TRequest request)
        where TRequest : ISignedRequest
    {
        var text = new CanonicalBuffer(stackalloc byte[StringToSignOnStack]);
        try
        {
            AppendStringToSign(ref text, request);
            return Encoding.UTF8.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    private void AppendStringToSign<TRequest>(ref CanonicalBuffer buffer, TRequest request)
        where TRequest : ISignedRequest
    {
        buffer.Append("AWS4-HMAC-SHA256\n"u8);
        Span<byte> date = stackalloc byte[SignatureDate.Length];
        SignedAt.TryFormat(date, out _, SignatureDate.Format, CultureInfo.InvariantCulture);
        buffer.Append(date);
        buffer.Append((byte)'\n');
        Scope.Append(ref buffer);
        buffer.Append((byte)'\n');

        var canonical = new CanonicalBuffer(stackalloc byte[OnStack]);
        try
        {
            AppendCanonicalRequest(ref canonical, request);
            AppendHash(ref buffer, canonical.Written);
        }
        finally
        {
            canonical.Dispose();
        }
    }

    private void AppendCanonicalRequest<TRequest>(ref CanonicalBuffer buffer, TRequest request)
        where TRequest : ISignedRequest
    {
        buffer.Append(request.Method);
        buffer.Append((byte)'\n');
        CanonicalPath.Append(ref buffer, request.Path, NormalizesPath);
        buffer.Append((byte)'\n');
        QueryParameters.Parse(request.Query).Append(ref buffer, IsPresigned);
        buffer.Append((byte)'\n');
        CanonicalHeaders.Append(ref buffer, request, Headers);
        buffer.Append((byte)'\n');
        buffer.Append(Headers.Text.Span);
        buffer.Append((byte)'\n');
        AppendHash(ref buffer, request.Body.Span);
    }

    private static void AppendHash(ref CanonicalBuffer buffer, scoped ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        buffer.AppendHex(hash);
    }
}
