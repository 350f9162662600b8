using System.Collections.Frozen;

namespace Signet.Protocol.SigV4;

/// <summary>How each refusal reads on the wire, for the Query services (STS, IAM) and for the JSON services (KMS).</summary>
public static class SignatureFaults
{
    // Reference: sigv4.md, "Order of checks". JSON services answer 400, always.
    private static readonly FrozenDictionary<SignatureFault, Row> Rows = new Dictionary<SignatureFault, Row>
    {
        [SignatureFault.BadUri] = new("", 400, "", QuerySilent: true, JsonSilent: true),
        [SignatureFault.TooLarge] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.MalformedQuery] = new("MalformedQueryString", 404, "", JsonSilent: true),
        [SignatureFault.BothForms] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException", QuerySilent: true),
        [SignatureFault.Unsigned] = new("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", JsonText.Missing),
        [SignatureFault.UnsupportedScheme] = new("IncompleteSignature", 400, "MissingAuthenticationTokenException", JsonText.Missing),
        [SignatureFault.NotKeyValue] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.HeaderIncomplete] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.UnsupportedQueryAlgorithm] = new("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", JsonText.Missing),
        [SignatureFault.QueryIncomplete] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.HostUnsigned] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
        [SignatureFault.TokenUnsigned] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
        [SignatureFault.DateUnreadable] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.ExpiresUnreadable] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.Expired] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
        [SignatureFault.NotYetCurrent] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
        [SignatureFault.CredentialMalformed] = new("IncompleteSignature", 400, "IncompleteSignatureException"),
        [SignatureFault.ScopeWrong] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
        [SignatureFault.TokenInvalid] = new("InvalidClientTokenId", 403, "UnrecognizedClientException", JsonText.TokenInvalid),
        [SignatureFault.TokenExpired] = new("ExpiredToken", 403, "ExpiredTokenException"),
        [SignatureFault.KeyUnknown] = new("InvalidClientTokenId", 403, "UnrecognizedClientException"),
        [SignatureFault.DoesNotMatch] = new("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
    }.ToFrozenDictionary();

    /// <summary>The code, the HTTP status and the message of a refusal; without a code the body is empty, without a message the error has none.</summary>
    public static (string Code, int Status, string? Message) OnTheWire(SignatureException e, bool json)
    {
        var row = Rows[e.Fault];
        if (json)
        {
            return (row.JsonCode, 400, row.JsonSilent ? null : row.JsonMessage ?? e.Message);
        }

        return (row.QueryCode, row.QueryStatus, row.QuerySilent ? null : e.Message);
    }

    private sealed record Row(string QueryCode, int QueryStatus, string JsonCode, string? JsonMessage = null, bool QuerySilent = false, bool JsonSilent = false);

    private static class JsonText
    {
        public const string Missing = "Missing Authentication Token";
        public const string TokenInvalid = "The security token included in the request is invalid.";
    }
}
