using Signet.Identifiers;
using Signet.Protocol;
using Signet.Protocol.Shapes;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>KMS's refusals: its codes and its sentences, made only here.</summary>
internal static class KmsErrors
{
    public static ServiceException Validation(string text) => new("ValidationException", text);

    /// <summary>A member that this request needs, though others do without it.</summary>
    public static ServiceException Missing(Member member) =>
        Validation($"1 validation error detected: Value null at '{member.TrailName}' failed to satisfy constraint: Member must not be null");

    public static ServiceException NotFound(string text) => new("NotFoundException", text);

    public static ServiceException KeyNotFound(string arn) => NotFound($"Key '{arn}' does not exist");

    public static ServiceException AliasNotFound(string arn) => NotFound($"Alias {arn} is not found.");

    public static ServiceException InvalidKeyId(string text) => NotFound($"Invalid keyId '{text}'");

    public static ServiceException InvalidArn(string text) => NotFound($"Invalid arn {text}");

    public static ServiceException NoSuchPolicy() => NotFound("No such policy exists");

    public static ServiceException AccessDenied(string text) => new("AccessDeniedException", text);

    public static ServiceException Unsupported(string? text) => new("UnsupportedOperationException", text);

    /// <summary>A symmetric or HMAC key has no public half; AWS sends no message.</summary>
    public static ServiceException NoPublicKey() => new("UnsupportedOperationException", text: null);

    public static ServiceException InvalidState(Key key, string state) => new("KMSInvalidStateException", $"{key.Arn} is {state}.");

    /// <summary>What a state that does not admit the operation is answered with.</summary>
    public static ServiceException WrongState(Key key) => key.State switch
    {
        "Disabled" => new("DisabledException", $"{key.Arn} is disabled."),
        "PendingDeletion" => InvalidState(key, "pending deletion"),
        "PendingReplicaDeletion" => InvalidState(key, "pending replica deletion"),
        "PendingImport" => InvalidState(key, "pending import"),
        "Unavailable" => InvalidState(key, "unavailable"),
        "Creating" => InvalidState(key, "creating"),
        "Updating" => InvalidState(key, "updating"),
        _ => throw new InvalidOperationException($"No operation is refused in the state {key.State}."),
    };

    public static ServiceException WrongUsage(Key key, string operation) =>
        new("InvalidKeyUsageException", $"{key.Arn} key usage is {key.Record.KeyUsage} which is not valid for {operation}.");

    public static ServiceException WrongAlgorithm(Key key, string algorithm) =>
        new("InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec {key.Spec.Name}.");

    public static ServiceException WrongDigestLength(string algorithm) => Validation($"Digest is invalid length for algorithm {algorithm}.");

    public static ServiceException TooMuchPlaintext(Key key, string algorithm, int maximum) =>
        Validation($"Algorithm {algorithm} and key spec {key.Spec.Name} cannot encrypt data larger than {maximum} bytes.");

    /// <summary>The one answer for every signature that does not verify.</summary>
    public static ServiceException InvalidSignature() => new("KMSInvalidSignatureException", text: null);

    /// <summary>The one answer for every ciphertext that does not decrypt.</summary>
    public static ServiceException InvalidCiphertext() => new("InvalidCiphertextException", text: null);

    public static ServiceException InvalidImportToken() => new("InvalidImportTokenException", text: null);

    public static ServiceException ExpiredImportToken() => new("ExpiredImportTokenException", text: null);

    /// <summary>Material of another form, or not the material that it should be.</summary>
    public static ServiceException IncorrectKeyMaterial() => new("IncorrectKeyMaterialException", text: null);

    public static ServiceException CandidateExists(Key key, string id, string pending) => new(
        "KMSInvalidStateException",
        $"New key material (id: {id}) cannot be imported into KMS key {key.Arn}, because another key material (id: {pending}) is pending rotation.");

    public static ServiceException IncorrectKey() =>
        new("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");

    /// <summary>The one answer for every message authentication code that does not match.</summary>
    public static ServiceException InvalidMac() => new("KMSInvalidMacException", text: null);

    /// <summary>What a ciphertext of a key that is unknown here, or closed to the caller, is answered with when the request names no key.</summary>
    public const string CiphertextRefersElsewhere =
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";

    /// <summary>A peer's public key that is none, or of another curve; AWS sends an empty text (recorded).</summary>
    public static ServiceException InvalidPeerKey() => Validation("");

    /// <summary>A replica, or no multi-Region key at all, where only a primary key will do (recorded).</summary>
    public static ServiceException NotPrimary(Key key) => Unsupported($"{key.Arn} is not a multi-region primary key.");

    /// <summary>The key's origin does not have what the operation does.</summary>
    public static ServiceException WrongOrigin(Key key) =>
        Unsupported($"{key.Arn} origin is {key.Record.Origin} which is not valid for this operation.");

    public static ServiceException InvalidGrantToken() => new("InvalidGrantTokenException", text: null);

    /// <summary>The key has no such grant; AWS sends no message.</summary>
    public static ServiceException InvalidGrantId() => new("InvalidGrantIdException", text: null);

    public static ServiceException InvalidPrincipal(string arn) => new("InvalidArnException", $"ARN does not refer to a valid principal: {arn}");

    public static ServiceException InvalidMarker() => new("InvalidMarkerException", text: null);

    public static ServiceException Conflict(string text) => new("ConflictException", text);

    public static ServiceException NothingToRotateTo(Key key) =>
        new("KMSInvalidStateException", $"No available key material pending rotation for the key: {key.Arn}.");

    public static ServiceException Tag(string text) => new("TagException", text);

    public static ServiceException MalformedPolicy(string text) => new("MalformedPolicyDocumentException", text);

    public static ServiceException LimitExceeded(string text) => new("LimitExceededException", text);

    public static ServiceException KeyExists(string arn) => new("AlreadyExistsException", $"The key {arn} already exists.");

    public static ServiceException AliasExists(string arn) => new("AlreadyExistsException", $"An alias with the name {arn} already exists");

    /// <summary>Names under <c>alias/aws/</c> are AWS's own; AWS sends no message.</summary>
    public static ServiceException ReservedAlias() => new("NotAuthorizedException", text: null);

    /// <summary>A key of another account never tells whether it exists.</summary>
    public static ServiceException NotThereForYou(string callerArn, string action) => AccessDenied(
        $"User: {callerArn} is not authorized to perform: {action} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access");

    public static string AliasArn(Region region, AccountId account, AliasName alias) => Arn.Alias(region, account, alias).ToString();
}
