using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Signet.Protocol.SigV4;

/// <summary>The refusals, each with AWS's sentence; the public ones are for the checks that need the credential store.</summary>
public static class SignatureErrors
{
    /// <summary>Step 14: the session token is unreadable, or belongs to another key.</summary>
    public static SignatureException TokenInvalid() =>
        new(SignatureFault.TokenInvalid, "The security token included in the request is invalid");

    /// <summary>Step 14: the session is over.</summary>
    public static SignatureException TokenExpired() =>
        new(SignatureFault.TokenExpired, "The security token included in the request is expired");

    /// <summary>Step 15: the access key is unknown or inactive, has no token where it needs one, or has one where it takes none.</summary>
    public static SignatureException KeyUnknown() =>
        new(SignatureFault.KeyUnknown, "The security token included in the request is invalid.");

    /// <summary>Step 16: the signature differs.</summary>
    public static SignatureException DoesNotMatch() =>
        new(SignatureFault.DoesNotMatch, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");

    internal static SignatureException BadUri() => new(SignatureFault.BadUri, "The request URI is malformed.");

    internal static SignatureException TooLarge(string what) =>
        new(SignatureFault.TooLarge, $"The request has more {what} than this service reads for a signature.");

    internal static SignatureException MalformedQuery(string why) => new(SignatureFault.MalformedQuery, why);

    internal static SignatureException BothForms() =>
        new(SignatureFault.BothForms, "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    internal static SignatureException Unsigned() => new(SignatureFault.Unsigned, "Request is missing Authentication Token");

    internal static SignatureException UnsupportedScheme(string scheme) =>
        new(SignatureFault.UnsupportedScheme, $"Unsupported AWS 'algorithm': '{scheme}'.");

    internal static SignatureException NotKeyValue(string part, string header) =>
        new(SignatureFault.NotKeyValue, $"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.");

    internal static SignatureException HeaderIncomplete(IEnumerable<string> missing, string header)
    {
        // AWS hashes the header, so that no credential reaches a log.
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)));
        return new(SignatureFault.HeaderIncomplete, $"{string.Join(' ', missing)} (Hashed with SHA-256 and encoded with Base64) Authorization={hash}");
    }

    internal static SignatureException UnsupportedQueryAlgorithm() =>
        new(SignatureFault.UnsupportedQueryAlgorithm, "Request is missing Authentication Token");

    internal static SignatureException QueryIncomplete(IEnumerable<string> missing) =>
        new(SignatureFault.QueryIncomplete, $"{string.Join(' ', missing.Select(name => $"AWS query-string parameters must include '{name}'."))} Re-examine the query-string parameters.");

    internal static SignatureException HostUnsigned() =>
        new(SignatureFault.HostUnsigned, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");

    internal static SignatureException TokenUnsigned() =>
        new(SignatureFault.TokenUnsigned, "'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS Authorization.");

    internal static SignatureException DateUnreadable(string date) =>
        new(SignatureFault.DateUnreadable, $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");

    internal static SignatureException ExpiresUnreadable(string expires) =>
        new(SignatureFault.ExpiresUnreadable, $"'X-Amz-Expires' must be a number of seconds from 1 to 604800. Got '{expires}'. Re-examine the query-string parameters.");

    internal static SignatureException Expired(DateTimeOffset signedAt, DateTimeOffset now, TimeSpan limit) =>
        new(SignatureFault.Expired, $"Signature expired: {SignatureDate.Print(signedAt)} is now earlier than {SignatureDate.Print(now - limit)} ({SignatureDate.Print(now)} - {Print(limit)})");

    internal static SignatureException NotYetCurrent(DateTimeOffset signedAt, DateTimeOffset now, TimeSpan limit) =>
        new(SignatureFault.NotYetCurrent, $"Signature not yet current: {SignatureDate.Print(signedAt)} is still later than {SignatureDate.Print(now + limit)} ({SignatureDate.Print(now)} + {Print(limit)})");

    internal static SignatureException CredentialMalformed(string credential) =>
        new(SignatureFault.CredentialMalformed, $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

    internal static SignatureException ScopeWrong(string sentences) => new(SignatureFault.ScopeWrong, sentences);

    private static string Print(TimeSpan limit) => limit.Ticks % TimeSpan.TicksPerMinute == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{limit.TotalMinutes} min.")
        : string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds} sec.");
}
