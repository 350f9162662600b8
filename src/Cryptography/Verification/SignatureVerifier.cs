using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>
/// Verifies signatures of AWS KMS, and of whoever signs like it, with nothing but a public key: it asks no service and opens no connection.
/// It decides strictly (no bytes left over, DER that is DER, a PSS salt as long as the digest) and then, when the answer is no, tells why it may be so.
/// </summary>
public static class SignatureVerifier
{
    /// <summary>Verifies a signature over a message of any length; with pure Ed25519, of at most 256 MiB.</summary>
    /// <exception cref="UnreadableException">
    /// Nothing can be decided: there is no such key in the set or none that verifies, the algorithm is not one of the key's or does not take such a message.
    /// </exception>
    /// <exception cref="IOException">The message cannot be read.</exception>
    public static async Task<VerificationReport> VerifyAsync(
        KeyFile keys, MessageSource message, SignatureFile signature, VerificationOptions options, CancellationToken cancellationToken)
    {
        options = options with { Algorithm = options.Algorithm ?? signature.Algorithm };
        var candidates = Candidates(keys, options);
        var attempts = (from candidate in candidates
                        from read in SignatureReadings.Proper(signature, candidate.Entry.Key.Spec, options.Form)
                        select new Attempt(candidate.Entry, candidate.Algorithm, Reading.Of(candidate.Entry.Key, candidate.Algorithm, options), read)).ToList();

        var content = await ReadAsync(message, attempts, options, cancellationToken);
        if (attempts.Find(attempt => attempt.Holds(content)) is { } good)
        {
            return new() { Verified = true, Key = good.Entry, Algorithm = good.Algorithm, Encoding = good.Read.Encoding, Form = good.Read.Form, Signature = good.Read.Bytes, Notes = NotesOf(keys, signature, good.Entry) };
        }

        return await FailAsync(new(keys, message, signature, options, candidates), content, cancellationToken);
    }

    /// <summary>The algorithms that a key may have signed with, as far as options and its own file allow.</summary>
    internal static IEnumerable<SigningAlgorithm> AlgorithmsFor(KeyEntry entry, VerificationOptions options) =>
        entry.Key.Spec.SigningAlgorithms.Where(algorithm =>
            (options.Algorithm is null || algorithm == options.Algorithm)
            && (entry.SigningAlgorithm is null || algorithm == entry.SigningAlgorithm)
            && Takes(algorithm, options.MessageType));

    private static bool Takes(SigningAlgorithm algorithm, MessageType type) =>
        algorithm.Allows(type) || (algorithm == SigningAlgorithm.Ed25519PhSha512 && type == MessageType.Raw);

    private static List<(KeyEntry Entry, SigningAlgorithm Algorithm)> Candidates(KeyFile keys, VerificationOptions options)
    {
        var named = keys.Keys.Where(entry => options.KeyId is null || entry.Id == options.KeyId).ToList();
        if (named.Count == 0)
        {
            throw new UnreadableException("No key of the file has that id.");
        }

        var able = named.Where(entry => entry.CanVerify).ToList();
        if (able.Count == 0)
        {
            throw new UnreadableException("The key is not one for verifying signatures: its file says that it is for something else ('use', 'key_ops', 'alg' or 'KeyUsage').");
        }

        var candidates = (from entry in able from algorithm in AlgorithmsFor(entry, options) select (entry, algorithm)).ToList();
        return candidates.Count > 0 ? candidates : throw Mismatch(able[0], options);
    }

    private static UnreadableException Mismatch(KeyEntry entry, VerificationOptions options)
    {
        var algorithms = string.Join(", ", entry.SigningAlgorithm is { } only ? [only] : entry.Key.Spec.SigningAlgorithms);
        return options.Algorithm is { } algorithm && !algorithms.Split(", ").Contains(algorithm.Name, StringComparer.Ordinal)
            ? new($"{algorithm} is not an algorithm of this key, which is {entry.Key.Spec} and has: {algorithms}.")
            : new($"{options.Algorithm?.Name ?? $"A key of {entry.Key.Spec}"} takes no message of type {options.MessageType.Name}.");
    }

    private static async Task<Message> ReadAsync(MessageSource source, List<Attempt> attempts, VerificationOptions options, CancellationToken cancellationToken)
    {
        var hashes = attempts.Select(attempt => attempt.Reading.Hash).Distinct().ToList();
        var keep = hashes.Contains(null) ? Message.MaxWhole : source.CanReopen || !options.Explain ? 0 : Message.MaxExplained;
        var content = await Message.ReadAsync(source, [.. hashes.OfType<MessageHash>()], keep, cancellationToken);
        return content.Whole is not null || options.MessageType != MessageType.Raw || !hashes.Contains(null)
            ? content
            : throw Message.TooLong(SigningAlgorithm.Ed25519Sha512);
    }

    private static async Task<VerificationReport> FailAsync(Failure failure, Message content, CancellationToken cancellationToken)
    {
        var (keys, _, signature, options, candidates) = failure;
        var entries = candidates.Select(candidate => candidate.Entry).Distinct().ToList();
        var entry = entries.Count == 1 ? entries[0] : null;
        var algorithms = candidates.Select(candidate => candidate.Algorithm).Distinct().ToList();
        var proper = entry is null ? null : SignatureReadings.Proper(signature, entry.Key.Spec, options.Form).FirstOrDefault();
        var report = new VerificationReport
        {
            Verified = false, Key = entry, Algorithm = algorithms is [var only] ? only : null,
            Encoding = proper?.Encoding, Form = proper?.Form, Signature = proper?.Bytes, Notes = NotesOf(keys, signature, entry),
        };
        if (!options.Explain)
        {
            return report;
        }

        var explainer = new Explainer(signature, options, entries.Count);
        var explained = await AgainAsync(failure, entries, content, cancellationToken);
        var notes = FailureNotes.Of(entry, proper, signature, explained);
        var explanations = entries.SelectMany(each => explainer.Explain(each, algorithms, explained))
            .Concat(explainer.ExplainByOthers(keys.Keys.Except(entries), explained)).ToList();
        return report with { Notes = [.. report.Notes, .. notes], Explanations = explanations };
    }

    // For explanations a short message is taken whole; of a long one all hashes are made at once, if it can be read again.
    private static async Task<Message> AgainAsync(Failure failure, List<KeyEntry> entries, Message content, CancellationToken cancellationToken)
    {
        if (content.Whole is not null || !failure.Source.CanReopen)
        {
            return content;
        }

        var algorithms = failure.Candidates.Select(candidate => candidate.Algorithm).ToList();
        var hashes = entries.SelectMany(entry => Explainer.HashesFor(entry, algorithms, failure.Options)).Distinct().ToList();
        return await Message.ReadAsync(failure.Source, hashes, Message.MaxExplained, cancellationToken);
    }

    private static List<string> NotesOf(KeyFile keys, SignatureFile signature, KeyEntry? entry)
    {
        var notes = new List<string>();
        if (keys.Format == PublicKeyFormat.Certificate)
        {
            notes.Add("Of the certificate only the public key was used: who issued it, and whether it is valid, was not looked at.");
        }

        if (keys.UnknownKeys > 0)
        {
            notes.Add($"{keys.UnknownKeys} key(s) of the set are of types that AWS KMS does not have, and were passed over.");
        }

        if (keys.Format == PublicKeyFormat.AwsJson && entry?.Id is { } key && signature.KeyId is { } signer && key != signer)
        {
            notes.Add($"The signature says that it was made by {signer}, and the public key is that of {key}.");
        }

        return notes;
    }

    private sealed record Attempt(KeyEntry Entry, SigningAlgorithm Algorithm, Reading Reading, ReadSignature Read)
    {
        public bool Holds(Message message) => message.Of(Reading.Hash) is { } input && Reading.Holds(input, Read.Bytes);
    }

    private sealed record Failure(
        KeyFile Keys, MessageSource Source, SignatureFile Signature, VerificationOptions Options, IReadOnlyList<(KeyEntry Entry, SigningAlgorithm Algorithm)> Candidates);
}
