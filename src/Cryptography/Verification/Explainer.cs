using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>Finds out what would have made a signature verify: tries what people get wrong, up to two things at once, the fewest first.</summary>
internal sealed class Explainer(SignatureFile signature, VerificationOptions options, int keys)
{
    // Of many keys only one mistake is looked for: a hundred keys would take minutes.
    private const int FewKeys = 3;

    private const int MaxExplanations = 3;

    private readonly int _maxDeviations = keys <= FewKeys ? 2 : 1;


    /// <summary>The hashes that explanations need of a message that cannot be kept.</summary>
    public static IReadOnlyList<MessageHash> HashesFor(KeyEntry entry, IReadOnlyCollection<SigningAlgorithm> selected, VerificationOptions options) =>
        [.. OtherReadings.Of(entry.Key, selected, options).Select(reading => reading.Hash).OfType<MessageHash>().Distinct()];

    /// <summary>What a key's signature over the message may be; one key's explanations, the likeliest first.</summary>
    public IReadOnlyList<Explanation> Explain(KeyEntry entry, IReadOnlyCollection<SigningAlgorithm> selected, Message message)
    {
        var readings = OtherReadings.Of(entry.Key, selected, options).ToList();
        List<(Message Message, IReadOnlyList<Deviation> Deviations)> messages = [(message, [])];
        if (message.Whole is { Length: <= Message.MaxExplained } whole)
        {
            messages.AddRange(MessageVariants.Of(whole).Select(variant => (variant.Message, (IReadOnlyList<Deviation>)[variant.Deviation])));
        }

        var signatures = SignatureReadings.Proper(signature, entry.Key.Spec, options.Form)
            .Concat(SignatureReadings.Mistaken(signature, entry.Key.Spec, options.Form)).ToList();
        var attempts = from read in signatures
                       from version in messages
                       from reading in readings
                       let deviations = (Deviation[])[.. reading.Deviations, .. version.Deviations, .. read.Deviations]
                       where deviations.Length <= _maxDeviations
                       orderby deviations.Length
                       select (deviations, reading.Algorithm, Holds: (Func<bool>)(() => version.Message.Of(reading.Hash) is { } input && reading.Holds(input, read.Bytes)));
        return Fewest(attempts);
    }

    /// <summary>What other keys of the set would say, everything else being as asked for.</summary>
    public IEnumerable<Explanation> ExplainByOthers(IEnumerable<KeyEntry> others, Message message) =>
        from other in others
        where other.CanVerify
        from algorithm in SignatureVerifier.AlgorithmsFor(other, options)
        from read in SignatureReadings.Proper(signature, other.Key.Spec, options.Form)
        let reading = Reading.Of(other.Key, algorithm, options)
        where message.Of(reading.Hash) is { } input && reading.Holds(input, read.Bytes)
        select new Explanation([new("other-key", $"under another key of the set{(other.Id is null ? "" : $", {other.Id}")}")], algorithm);

    // All that need as few deviations as the first that is found.
    private static List<Explanation> Fewest(IEnumerable<(Deviation[] Deviations, SigningAlgorithm Algorithm, Func<bool> Holds)> attempts)
    {
        var found = new List<Explanation>();
        foreach (var (deviations, algorithm, holds) in attempts)
        {
            if (found.Count == MaxExplanations || (found.Count > 0 && found[0].Deviations.Count < deviations.Length))
            {
                break;
            }

            if (deviations.Length > 0 && holds())
            {
                found.Add(new(deviations, algorithm));
            }
        }

        return found;
    }
}
