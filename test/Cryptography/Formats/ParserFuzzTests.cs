using System.Text;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Tests.Formats;

/// <summary>Whatever is put into the parsers, a key comes out, or the one exception that has a sentence for whoever gave it.</summary>
public sealed class ParserFuzzTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1" ? 200_000 : 1_500;

    public static TheoryData<string> Seeds => [.. Samples().Keys];

    [Theory, MemberData(nameof(Seeds))]
    public void Damaged_files_are_read_or_refused_with_a_sentence(string seed)
    {
        var (random, sample) = (new Random(seed.Length), Samples()[seed]);
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Damage(random, sample);
            Try(damaged, () => KeyFile.Read(damaged).Dispose());
            Try(damaged, () => SignatureFile.Read(damaged));
        }
    }

    private static Dictionary<string, byte[]> Samples()
    {
        var (ec, ed) = (Keys.PublicOf(KeySpec.EccNistP256), Keys.PublicOf(KeySpec.EccNistEdwards25519));
        var rsa = Keys.PublicOf(KeySpec.Rsa2048);
        return new(StringComparer.Ordinal)
        {
            ["der rsa"] = rsa.ExportSubjectPublicKeyInfo(),
            ["der curve"] = ec.ExportSubjectPublicKeyInfo(),
            ["pem"] = KeyFile.Write(ec, PublicKeyFormat.Pem),
            ["jwk"] = KeyFile.Write(ec, PublicKeyFormat.Jwk),
            ["jwks"] = KeyFile.WriteSet([(ec, "a"), (ed, "b")]),
            ["ssh"] = KeyFile.Write(rsa, PublicKeyFormat.Ssh, "me"),
            ["cose"] = KeyFile.Write(ec, PublicKeyFormat.Cose, "me"),
            ["cose rsa"] = KeyFile.Write(rsa, PublicKeyFormat.Cose),
            ["aws json"] = Encoding.ASCII.GetBytes($$"""{"KeyId":"k","PublicKey":"{{Convert.ToBase64String(ed.ExportSubjectPublicKeyInfo())}}","Signature":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}"""),
            ["private"] = Keys.Of(KeySpec.EccNistP256).ExportPkcs8(),
        };
    }

    // A few bytes changed, taken out, put in or doubled: near enough to the original to get deep.
    private static byte[] Damage(Random random, byte[] sample)
    {
        var bytes = sample.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                default: bytes.Insert(at, (byte)random.Next(256)); break;
            }
        }

        return [.. bytes];
    }

    private static void Try(byte[] damaged, Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableException error)
        {
            Assert.EndsWith(".", error.Message.TrimEnd(')'), StringComparison.Ordinal);
        }
        catch (Exception error)
        {
            Assert.Fail($"{error.GetType()}: {error.Message} for {Convert.ToBase64String(damaged)}");
        }
    }
}
