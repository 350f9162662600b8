namespace Signet.Protocol.SigV4;

/// <summary>Why a request's signature is refused, in the order in which AWS looks.</summary>
public enum SignatureFault
{
    /// <summary>Step 1: the path has a broken escape, is relative or leads above its root.</summary>
    BadUri,

    /// <summary>Ours, beside step 1: a part that the signature needs is larger than this service reads.</summary>
    TooLarge,

    /// <summary>Step 4: the query has a broken escape.</summary>
    MalformedQuery,

    /// <summary>Step 5a: signed in the header and in the query.</summary>
    BothForms,

    /// <summary>Step 5b: not signed at all.</summary>
    Unsigned,

    /// <summary>Step 6a: the header's scheme is not AWS4-HMAC-SHA256.</summary>
    UnsupportedScheme,

    /// <summary>Step 6b: a part of the header has no equal-sign.</summary>
    NotKeyValue,

    /// <summary>Step 6d: the header lacks parts.</summary>
    HeaderIncomplete,

    /// <summary>Step 7a: the query's algorithm is not AWS4-HMAC-SHA256.</summary>
    UnsupportedQueryAlgorithm,

    /// <summary>Step 7d: the query lacks parts.</summary>
    QueryIncomplete,

    /// <summary>Step 8: the host is not signed.</summary>
    HostUnsigned,

    /// <summary>Ours, beside step 8: a session token came in a header that is not signed.</summary>
    TokenUnsigned,

    /// <summary>Step 9: the date is unreadable.</summary>
    DateUnreadable,

    /// <summary>Ours, beside step 9: a presigned request's lifetime is unreadable.</summary>
    ExpiresUnreadable,

    /// <summary>Step 10: too old.</summary>
    Expired,

    /// <summary>Step 11: too new.</summary>
    NotYetCurrent,

    /// <summary>Step 12: the credential has not five parts.</summary>
    CredentialMalformed,

    /// <summary>Step 13: the credential's scope is for something else.</summary>
    ScopeWrong,

    /// <summary>Step 14: the session token is unreadable or of another key.</summary>
    TokenInvalid,

    /// <summary>Step 14: the session is over.</summary>
    TokenExpired,

    /// <summary>Step 15: no such active key.</summary>
    KeyUnknown,

    /// <summary>Step 16: the signature differs.</summary>
    DoesNotMatch,
}
