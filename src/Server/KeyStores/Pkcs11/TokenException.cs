namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>A token cannot be logged in to, or does not answer.</summary>
internal sealed class TokenException(string connectionErrorCode, string detail, Exception? cause = null) : Exception($"{connectionErrorCode}: {detail}", cause)
{
    public string ConnectionErrorCode => connectionErrorCode;

    /// <summary>Whether the token refused the PIN.</summary>
    public bool IsRefusal => connectionErrorCode is Pkcs11Failure.InvalidCredentials or Pkcs11Failure.LockedOut;
}
