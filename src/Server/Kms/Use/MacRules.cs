using Signet.Cryptography;
using Signet.Protocol.Shapes;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What GenerateMac and VerifyMac share.</summary>
internal static class MacRules
{
    public static Member<byte[]> Message { get; } = Member.Required("Message", KmsShapes.Message).Secret();

    /// <summary>Refuses an algorithm that is not the key's own.</summary>
    public static void Check(Key key, MacAlgorithm algorithm)
    {
        if (!key.Spec.MacAlgorithms.Contains(algorithm))
        {
            throw KmsErrors.WrongAlgorithm(key, algorithm.Name);
        }
    }
}
