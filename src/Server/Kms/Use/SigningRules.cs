using Signet.Cryptography;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What Sign and Verify check alike: the algorithm against the key, the message type against the algorithm, the length of a digest.</summary>
internal static class SigningRules
{
    public static void Check(Key key, SigningAlgorithm algorithm, MessageType type, byte[] message)
    {
        if (!key.Spec.SigningAlgorithms.Contains(algorithm))
        {
            throw KmsErrors.WrongAlgorithm(key, algorithm.Name);
        }

        if (!algorithm.Allows(type))
        {
            throw KmsErrors.Validation($"MessageType {type.Name} is not supported for algorithm {algorithm.Name}.");
        }

        if (type is not MessageType.Raw && message.Length != algorithm.DigestLength)
        {
            throw KmsErrors.WrongDigestLength(algorithm.Name);
        }
    }
}
