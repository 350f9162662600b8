using Signet.Protocol.Wire;

namespace Signet.Server.Kms.Recipients;

/// <summary>A secret of an answer: in clear, or encrypted for an attested recipient.</summary>
internal sealed class DeliveredSecret
{
    private readonly byte[] _bytes;

    private DeliveredSecret(byte[] bytes, bool isForRecipient) => (_bytes, IsForRecipient) = (bytes, isForRecipient);

    public bool IsForRecipient { get; }

    public static DeliveredSecret InClear(byte[] secret) => new(secret, isForRecipient: false);

    /// <summary>The secret as CMS EnvelopedData (RFC 5652, section 6).</summary>
    public static DeliveredSecret ForRecipient(byte[] envelope) => new(envelope, isForRecipient: true);

    /// <summary>Writes it under its own name when it is in clear, else as <c>CiphertextForRecipient</c>.</summary>
    public void Write(ResponseWriter writer, string name) => writer.Blob(IsForRecipient ? "CiphertextForRecipient" : name, _bytes);
}
