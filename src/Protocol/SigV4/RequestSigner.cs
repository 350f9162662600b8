using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Signet.Protocol.SigV4;

/// <summary>The client's half of SigV4: signs a request in its headers, or once and for all in its URL.</summary>
public static class RequestSigner
{
    // What proxies and HTTP clients change or add on the way.
    private static readonly FrozenSet<string> Unsignable = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

    /// <summary>The headers to add to a request: its date, the session token if there is one, and the signature over all given headers.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        string method,
        Uri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte> body,
        SigningCredentials credentials,
        string region,
        string service,
        DateTimeOffset now)
    {
        var scope = Scope(credentials, region, service, now);
        List<KeyValuePair<string, string>> added = [new(AuthorizationHeader.Date, SignatureDate.Print(now))];
        if (credentials.SessionToken is { } token)
        {
            added.Add(new(AuthorizationHeader.Token, token));
        }

        var signable = Signable(uri, headers).Where(header => added.TrueForAll(own => !SameName(own, header)));
        var request = new OutgoingRequest(method, uri, signable.Concat(added), body);
        var form = new CanonicalForm(scope, now.ToUniversalTime(), SignedNames(request), IsPresigned: false, NormalizesPath: true);
        var signature = Sign(form, request, credentials);

        added.Add(new(AuthorizationHeader.Name, $"{SignatureParts.Algorithm} Credential={scope}, SignedHeaders={form.Headers.Text}, Signature={signature}"));
        return added;
    }

    /// <summary>A URL that carries the signature over the given headers and body; whoever has it may send this one request while it lives.</summary>
    public static Uri Presign(
        string method,
        Uri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte> body,
        SigningCredentials credentials,
        string region,
        string service,
        DateTimeOffset now,
        TimeSpan expires)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expires, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expires, TimeSpan.FromSeconds(SignatureAge.LongestLife));

        var scope = Scope(credentials, region, service, now);
        var signable = Signable(uri, headers).ToList();
        var names = SignedNames(new OutgoingRequest(method, uri, signable, body));
        List<KeyValuePair<string, string>> added =
        [
            new(PresignedQuery.Algorithm, SignatureParts.Algorithm),
            new(PresignedQuery.Credential, scope.ToString()),
            new(PresignedQuery.Date, SignatureDate.Print(now)),
            new(PresignedQuery.SignedHeaders, names.Text.ToString()),
            new(PresignedQuery.Expires, ((long)expires.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        ];
        if (credentials.SessionToken is { } token)
        {
            added.Add(new(PresignedQuery.Token, token));
        }

        var unsigned = WithQuery(uri, added);
        var form = new CanonicalForm(scope, now.ToUniversalTime(), names, IsPresigned: true, NormalizesPath: true);
        var signature = Sign(form, new OutgoingRequest(method, unsigned, signable, body), credentials);
        return WithQuery(unsigned, [new(PresignedQuery.Signature, signature)]);
    }

    private static CredentialScope Scope(SigningCredentials credentials, string region, string service, DateTimeOffset now) =>
        new(credentials.AccessKeyId, SignatureDate.Print(now)[..8], region, service);

    private static IEnumerable<KeyValuePair<string, string>> Signable(Uri uri, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var host = new KeyValuePair<string, string>("Host", Host(uri));
        var given = headers.Where(header => !Unsignable.Contains(header.Key)).ToList();
        return given.Exists(header => SameName(header, host)) ? given : given.Prepend(host);
    }

    private static string Host(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host;
        return uri.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }

    private static SignedHeaders SignedNames(OutgoingRequest request) =>
        SignedHeaders.Parse(string.Join(';', request.HeaderNames.Order(StringComparer.Ordinal)).AsMemory());

    private static Uri WithQuery(Uri uri, IEnumerable<KeyValuePair<string, string>> more)
    {
        var query = string.Join('&', more.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var separator = uri.Query.Length > 1 ? "&" : "?";
        return new(uri.GetLeftPart(UriPartial.Query).TrimEnd('?') + separator + query);
    }

    private static string Sign(CanonicalForm form, OutgoingRequest request, SigningCredentials credentials)
    {
        var secret = Encoding.UTF8.GetBytes(credentials.SecretAccessKey);
        Span<byte> key = stackalloc byte[SigningKey.Size];
        Span<char> signature = stackalloc char[CanonicalForm.SignatureLength];
        try
        {
            SigningKey.Derive(secret, form.Scope.Date, form.Scope.Region, form.Scope.Service, key);
            form.Sign(request, key, signature);
            return signature.ToString();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static bool SameName(KeyValuePair<string, string> left, KeyValuePair<string, string> right) =>
        string.Equals(left.Key, right.Key, StringComparison.OrdinalIgnoreCase);
}
