using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

/// <summary>What stands for a message of ML-DSA, made by the platform's SHAKE256.</summary>
internal static class MlDsa
{
    /// <summary>μ = SHAKE256(SHAKE256(pk, 64) | 0 | length of the context | context | message, 64): FIPS 204, sections 5.2 and 6.2.</summary>
    public static byte[] Mu(byte[] publicKey, byte[] message, params byte[] context) =>
        Shake256.HashData([.. Shake256.HashData(publicKey, 64), 0, (byte)context.Length, .. context, .. message], 64);
}
