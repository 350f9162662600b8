namespace Signet.Protocol;

/// <summary>A refusal in the service's own words: AWS's error code, its sentence (or none) and its HTTP status.</summary>
public sealed class ServiceException : Exception
{
    /// <summary>A refusal with a bare code such as <c>NotFoundException</c>; a null text sends no message member at all.</summary>
    public ServiceException(string code, string? text, int status = 400)
        : base(text) => (Code, Text, Status) = (code, text, status);

    /// <summary>The bare error code.</summary>
    public string Code { get; }

    /// <summary>The sentence sent to the client; null when the error carries none.</summary>
    public string? Text { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }
}
