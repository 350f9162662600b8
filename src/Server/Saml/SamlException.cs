namespace Signet.Server.Saml;

/// <summary>A SAML document that is not what it should be; the message is a sentence without its full stop, and repeats nothing of the document.</summary>
internal sealed class SamlException(string message) : Exception(message);
