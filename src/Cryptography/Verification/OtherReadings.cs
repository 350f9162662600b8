using System.Text;

namespace Signet.Cryptography.Verification;

/// <summary>The ways in which a signature of a key is often made by mistake, beside the way that was asked for: a list for each family.</summary>
internal static class OtherReadings
{
    // SHA-1, which Java's PSSParameterSpec and others default to, and SHA-256.
    private static readonly int[] Masks = [20, 32];

    private static readonly Deviation IsDigest = new("message-is-digest", "when the message is taken for the digest itself (--message-type DIGEST)");
    private static readonly Deviation IsMessage = new("digest-is-message", "when what is given is taken for the message, not its digest (--message-type RAW)");
    private static readonly Deviation Twice = new("hashed-twice", "when the message's digest is hashed once more (the digest was signed as RAW)");
    private static readonly Deviation TwiceAsHex = new("hashed-twice-hex", "when the message's digest in hexadecimal is hashed once more (the text was signed as RAW)");

    private static readonly Deviation HashedOnce = new("ed25519ph-hashed-once", "as Ed25519ph of RFC 8032 over the message itself, whose digest AWS KMS would have hashed once more");

    /// <summary>All of them for a key; <paramref name="selected"/> are the algorithms that were tried properly.</summary>
    public static IEnumerable<Reading> Of(PublicKey key, IReadOnlyCollection<SigningAlgorithm> selected, VerificationOptions options)
    {
        if (key.Spec.BlockLength > 0)
        {
            var open = OpenedSignature.Opener(key);
            return key.Spec.SigningAlgorithms.Concat(SigningAlgorithm.Foreign).SelectMany(algorithm => OfRsa(key, algorithm, Other(algorithm, selected), options.MessageType, open));
        }

        var own = key.Spec.SigningAlgorithms[0];
        return own == SigningAlgorithm.MlDsaShake256 ? OfMlDsa(key, options.MessageType)
            : own == SigningAlgorithm.Sm2Dsa ? OfSm2(key, options)
            : key.Spec == KeySpec.EccNistEdwards25519 ? OfEd25519(key, selected, options.MessageType)
            : OfEcdsa(key, own, options.MessageType);
    }

    private static Deviation[] Other(SigningAlgorithm algorithm, IReadOnlyCollection<SigningAlgorithm> selected) =>
        selected.Contains(algorithm) ? []
        : SigningAlgorithm.Foreign.Contains(algorithm) ? [new("foreign-algorithm", $"under {algorithm}, which AWS KMS does not have")]
        : [new("other-algorithm", $"under {algorithm}")];

    private static IEnumerable<Reading> OfRsa(
        PublicKey key, SigningAlgorithm algorithm, Deviation[] other, MessageType type, Func<byte[], OpenedSignature?> open)
    {
        var hash = MessageHash.Of(algorithm);
        var readings = Hashed(algorithm, hash, hash, (digest, signature) => key.WouldVerify(algorithm, MessageType.Digest, digest, signature), other, type);
        var input = type == MessageType.Raw ? hash : null;
        return readings.Concat(PssSalt.Applies(algorithm) ? OfPss(algorithm, other, input, open) : OfPkcs1(algorithm, other, input, open));
    }

    private static IEnumerable<Reading> OfPss(SigningAlgorithm algorithm, Deviation[] other, MessageHash? input, Func<byte[], OpenedSignature?> open)
    {
        yield return new(input, (digest, signature) => SaltOf(digest, signature, maskLength: algorithm.DigestLength) is not null,
            [.. other, new("pss-salt", "with a salt of another length than the digest's (--salt any)")]) { Algorithm = algorithm };
        foreach (var mask in Masks.Where(length => length != algorithm.DigestLength))
        {
            yield return new(input, (digest, signature) => SaltOf(digest, signature, mask) is not null,
                [.. other, new("pss-mgf1", $"with MGF1 over {(mask == 20 ? "SHA-1" : "SHA-256")} instead of the message's hash, which AWS KMS does not do")]) { Algorithm = algorithm };
        }

        int? SaltOf(byte[] digest, byte[] signature, int maskLength) =>
            digest.Length == algorithm.DigestLength && open(signature) is { } opened
                ? PssSalt.Find(opened, algorithm, digest, PssSalt.NewDigest(maskLength))
                : null;
    }

    private static IEnumerable<Reading> OfPkcs1(SigningAlgorithm algorithm, Deviation[] other, MessageHash? input, Func<byte[], OpenedSignature?> open)
    {
        yield return new(input, (digest, signature) => digest.Length == algorithm.DigestLength
            && open(signature) is { } opened && opened.Unpad().AsSpan().SequenceEqual(digest),
            [.. other, new("no-digest-info", "if RSASSA-PKCS1-v1_5 had no DigestInfo (openssl pkeyutl -sign needs -pkeyopt digest:)")]) { Algorithm = algorithm };
    }

    private static IEnumerable<Reading> OfEcdsa(PublicKey key, SigningAlgorithm own, MessageType type)
    {
        MessageHash[] hashes = [MessageHash.Of(own), MessageHash.Sha256, MessageHash.Sha384, MessageHash.Sha512, MessageHash.Sha1];
        return hashes.Distinct().SelectMany((hash, index) => Hashed(
            own, hash, hash, (digest, signature) => key.WouldVerify(own, MessageType.Digest, digest, signature),
            index == 0 ? [] : [new("other-hash", $"with {hash.Name} as its hash, which AWS KMS does not have for {key.Spec}")], type));
    }

    private static IEnumerable<Reading> OfSm2(PublicKey key, VerificationOptions options)
    {
        (MessageHash Hash, Deviation[] Other)[] hashes =
        [
            (Reading.Sm2HashOf(key, options.Sm2Id), []),
            (Reading.Sm2HashOf(key, VerificationOptions.DefaultSm2Id), [new("sm2-id", $"with the usual identity, {VerificationOptions.DefaultSm2Id}")]),
            (Reading.Sm2HashOf(key, ""), [new("sm2-no-id", "with an empty identity (openssl needs -sigopt distid:)")]),
            (MessageHash.Sm3, [new("sm2-no-za", "over the message's bare SM3, without identity and key in it")]),
            (MessageHash.Sha256, [new("other-hash", "with SHA-256 as its hash, which AWS KMS does not have for SM2")]),
        ];
        return hashes.DistinctBy(row => row.Hash).SelectMany(row => Hashed(
            SigningAlgorithm.Sm2Dsa, row.Hash, MessageHash.Sm3, (digest, signature) => key.WouldVerify(SigningAlgorithm.Sm2Dsa, MessageType.Digest, digest, signature), row.Other, options.MessageType));
    }

    // What is common to all that hash first: the four ways to be wrong about who hashes. What people hash themselves has nothing of SM2's key in it.
    private static IEnumerable<Reading> Hashed(
        SigningAlgorithm algorithm, MessageHash hash, MessageHash bare, Func<byte[], byte[], bool> verify, Deviation[] other, MessageType type)
    {
        var isRaw = type == MessageType.Raw;
        yield return new(hash, verify, isRaw ? other : [.. other, IsMessage]) { Algorithm = algorithm };
        yield return new(Hash: null, (message, signature) => message.Length == hash.Length && verify(message, signature), isRaw ? [.. other, IsDigest] : other) { Algorithm = algorithm };
        yield return new(bare, (digest, signature) => verify(hash.Compute(digest), signature), [.. other, Twice]) { Algorithm = algorithm };
        yield return new(bare, (digest, signature) => verify(hash.Compute(Hex(digest)), signature), [.. other, TwiceAsHex]) { Algorithm = algorithm };
    }

    private static IEnumerable<Reading> OfEd25519(PublicKey key, IReadOnlyCollection<SigningAlgorithm> selected, MessageType type)
    {
        var (pure, prehash) = (SigningAlgorithm.Ed25519Sha512, SigningAlgorithm.Ed25519PhSha512);
        Deviation[] otherPure = [.. Other(pure, selected), .. type == MessageType.Raw ? Array.Empty<Deviation>() : [IsMessage]];

        yield return new(Hash: null, Pure, otherPure) { Algorithm = pure };
        yield return new(MessageHash.Sha512, Prehashed, type == MessageType.Raw ? Other(prehash, selected) : [.. Other(prehash, selected), IsMessage]) { Algorithm = prehash };
        yield return new(Hash: null, Prehashed, type == MessageType.Raw ? [.. Other(prehash, selected), HashedOnce] : Other(prehash, selected)) { Algorithm = prehash };
        foreach (var hash in new[] { MessageHash.Sha512, MessageHash.Sha256 })
        {
            yield return new(hash, Pure, [.. Other(pure, selected), new("message-was-digest", $"over the message's {hash.Name} digest, which was signed in its place")]) { Algorithm = pure };
            yield return new(hash, (digest, signature) => Pure(Hex(digest), signature), [.. Other(pure, selected), new("message-was-digest", $"over the message's {hash.Name} digest in hexadecimal, which was signed in its place")]) { Algorithm = pure };
        }

        bool Pure(byte[] message, byte[] signature) => key.WouldVerify(pure, MessageType.Raw, message, signature);
        bool Prehashed(byte[] message, byte[] signature) => key.WouldVerify(prehash, MessageType.Digest, message, signature);
    }

    private static IEnumerable<Reading> OfMlDsa(PublicKey key, MessageType type)
    {
        var mu = Reading.MuOf(key, prefix: [0, 0]);
        yield return new(mu, Holds, type == MessageType.Raw ? [] : [IsMessage]) { Algorithm = SigningAlgorithm.MlDsaShake256 };
        yield return new(Hash: null, (message, signature) => message.Length == mu.Length && Holds(message, signature),
            type == MessageType.ExternalMu ? [] : [new("message-is-mu", "when the message is taken for μ (--message-type EXTERNAL_MU)")]) { Algorithm = SigningAlgorithm.MlDsaShake256 };
        yield return new(mu, (value, signature) => Holds(mu.Compute(value), signature), [new("mu-was-message", "over the message's μ, which was signed as RAW in its place")]) { Algorithm = SigningAlgorithm.MlDsaShake256 };
        foreach (var (hash, arc) in new[] { (MessageHash.Sha256, 1), (MessageHash.Sha384, 2), (MessageHash.Sha512, 3) })
        {
            yield return new(hash, (digest, signature) => Holds(mu.Compute(digest), signature),
                [new("message-was-digest", $"over the message's {hash.Name} digest, which was signed in its place")]) { Algorithm = SigningAlgorithm.MlDsaShake256 };

            // FIPS 204, algorithm 5: M' = 1 | 0 | OID of the hash | digest, id-sha256 being 2.16.840.1.101.3.4.2.1.
            var hashed = Reading.MuOf(key, [1, 0, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, (byte)arc]);
            yield return new(hash, (digest, signature) => Holds(hashed.Compute(digest), signature),
                [new("hash-ml-dsa", $"as HashML-DSA with {hash.Name}, which AWS KMS does not have")]) { Algorithm = SigningAlgorithm.MlDsaShake256 };
        }

        bool Holds(byte[] value, byte[] signature) => key.WouldVerify(SigningAlgorithm.MlDsaShake256, MessageType.ExternalMu, value, signature);
    }

    private static byte[] Hex(byte[] digest) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest));
}
