using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Security;

namespace Signet.Cryptography;

/// <summary>The platform's random numbers, in the form in which BouncyCastle asks for them; safe for concurrent use.</summary>
internal static class PlatformRandom
{
    public static SecureRandom Instance { get; } = new(new CryptoApiRandomGenerator(RandomNumberGenerator.Create()));
}
