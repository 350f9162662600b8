namespace Signet.Protocol.SigV4;

/// <summary>A request refused for its signature, with AWS's sentence; <see cref="SignatureFaults"/> knows its code on the wire.</summary>
public sealed class SignatureException : Exception
{
    internal SignatureException(SignatureFault fault, string message) : base(message) => Fault = fault;

    /// <summary>Which check failed.</summary>
    public SignatureFault Fault { get; }
}
