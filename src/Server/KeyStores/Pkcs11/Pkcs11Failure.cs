using Net.Pkcs11Interop.Common;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>What PKCS#11's return values mean to a custom key store: rows for ConnectionErrorCode, and the set of those after which a session is gone.</summary>
internal static class Pkcs11Failure
{
    public const string ClusterNotFound = "CLUSTER_NOT_FOUND";
    public const string InternalError = "INTERNAL_ERROR";
    public const string InvalidCredentials = "INVALID_CREDENTIALS";
    public const string LockedOut = "USER_LOCKED_OUT";
    public const string NoToken = "INSUFFICIENT_CLOUDHSM_HSMS";

    private static readonly Dictionary<CKR, string> ConnectionErrorCodes = new()
    {
        [CKR.CKR_PIN_INCORRECT] = InvalidCredentials,
        [CKR.CKR_PIN_INVALID] = InvalidCredentials,
        [CKR.CKR_PIN_LEN_RANGE] = InvalidCredentials,
        [CKR.CKR_PIN_EXPIRED] = InvalidCredentials,
        [CKR.CKR_PIN_LOCKED] = LockedOut,
        [CKR.CKR_USER_PIN_NOT_INITIALIZED] = "USER_NOT_FOUND",
        [CKR.CKR_USER_ALREADY_LOGGED_IN] = "USER_LOGGED_IN",
        [CKR.CKR_USER_ANOTHER_ALREADY_LOGGED_IN] = "USER_LOGGED_IN",
        [CKR.CKR_USER_TOO_MANY_TYPES] = "USER_LOGGED_IN",
        [CKR.CKR_TOKEN_NOT_PRESENT] = NoToken,
        [CKR.CKR_TOKEN_NOT_RECOGNIZED] = NoToken,
        [CKR.CKR_SLOT_ID_INVALID] = NoToken,
        [CKR.CKR_DEVICE_REMOVED] = "NETWORK_ERRORS",
        [CKR.CKR_DEVICE_ERROR] = "NETWORK_ERRORS",
    };

    private static readonly HashSet<CKR> Lost =
    [
        CKR.CKR_SESSION_HANDLE_INVALID, CKR.CKR_SESSION_CLOSED, CKR.CKR_USER_NOT_LOGGED_IN, CKR.CKR_DEVICE_REMOVED, CKR.CKR_DEVICE_ERROR,
        CKR.CKR_TOKEN_NOT_PRESENT, CKR.CKR_CRYPTOKI_NOT_INITIALIZED, CKR.CKR_OBJECT_HANDLE_INVALID, CKR.CKR_KEY_HANDLE_INVALID,
    ];

    private static readonly HashSet<CKR> CannotDo =
    [
        CKR.CKR_MECHANISM_INVALID, CKR.CKR_MECHANISM_PARAM_INVALID, CKR.CKR_KEY_SIZE_RANGE, CKR.CKR_ATTRIBUTE_TYPE_INVALID, CKR.CKR_ATTRIBUTE_VALUE_INVALID,
        CKR.CKR_TEMPLATE_INCONSISTENT, CKR.CKR_TEMPLATE_INCOMPLETE, CKR.CKR_CURVE_NOT_SUPPORTED, CKR.CKR_FUNCTION_NOT_SUPPORTED, CKR.CKR_DOMAIN_PARAMS_INVALID,
    ];

    /// <summary>The ConnectionErrorCode of a login that ended so.</summary>
    public static string ConnectionErrorCode(CKR result) => ConnectionErrorCodes.GetValueOrDefault(result, InternalError);

    /// <summary>Whether the session, and all others of the token, are to be opened anew.</summary>
    public static bool IsLoss(CKR result) => Lost.Contains(result);

    /// <summary>Whether the token cannot make keys of the kind that was asked for.</summary>
    public static bool IsInability(CKR result) => CannotDo.Contains(result);

    /// <summary>Whether a decryption ended so because the ciphertext or what it is bound to is not what was encrypted; SoftHSM calls that a general error.</summary>
    public static bool IsMismatch(CKR result) => result is CKR.CKR_ENCRYPTED_DATA_INVALID or CKR.CKR_ENCRYPTED_DATA_LEN_RANGE or CKR.CKR_GENERAL_ERROR;
}
