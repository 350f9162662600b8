namespace Signet.Cryptography.Tests;

public sealed class ConcurrencyTests
{
    private const int Calls = 400;

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void One_key_object_serves_many_threads_at_once(string specName)
    {
        var spec = Rows.Spec(specName);
        using var key = PrivateKey.ImportPkcs8(spec, Keys.Of(spec).ExportPkcs8());
        using var publicKey = PublicKey.Import(key.ExportSubjectPublicKeyInfo());
        var bad = 0;

        // More threads than cores, all let go at once, so that calls are cut short in every place.
        using var start = new Barrier(8);
        var threads = Enumerable.Range(0, start.ParticipantCount).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            for (var call = number; call < Calls; call += start.ParticipantCount)
            {
                if (!Works(key, publicKey, call))
                {
                    Interlocked.Increment(ref bad);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(0, bad);
    }

    private static bool Works(PrivateKey key, PublicKey publicKey, int call)
    {
        var message = BitConverter.GetBytes(call);
        var algorithm = key.Spec.SigningAlgorithms[call % key.Spec.SigningAlgorithms.Count];
        var (type, input) = (Rows.TypeOf(algorithm), Rows.TypeOf(algorithm) == MessageType.Raw ? message : OpenSsl.Hash(algorithm, message));
        if (!publicKey.Verify(algorithm, type, input, key.Sign(algorithm, type, input)))
        {
            return false;
        }

        return key.Spec.EncryptionAlgorithms.All(cipher =>
            key.TryDecrypt(cipher, publicKey.Encrypt(cipher, message), out var plaintext) && plaintext.AsSpan().SequenceEqual(message));
    }
}
