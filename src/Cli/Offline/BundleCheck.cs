using Signet.Cryptography.Evidence;

namespace Signet.Cli.Offline;

/// <summary>What <c>signet verify --bundle</c> does: it checks everything that a bundle says and that can be checked here.</summary>
internal static class BundleCheck
{
    /// <summary>Checks a bundle against a file and, if it is given, the key that is trusted.</summary>
    public static async Task<int> RunAsync(string file, string path, string? publicKey, bool asJson, CancellationToken cancellationToken)
    {
        Inputs.RequireOneStandardInput([file, path, .. publicKey is null ? [] : new[] { publicKey }]);
        var bundle = Inputs.Attempt(path, () => EvidenceBundle.Read(Inputs.ReadBounded(path, EvidenceBundle.MaxLength)));
        var fault = IsTrusted(bundle, publicKey)
            ? await Inputs.AttemptAsync(file, () => EvidenceVerifier.FindFaultAsync(bundle, Inputs.Message(file), cancellationToken))
            : $"The bundle's key is not that of {publicKey}.";
        if (asJson)
        {
            Console.WriteLine(VerificationJson.Of(bundle, fault, publicKey is not null));
        }
        else
        {
            Tell(bundle, fault, publicKey is not null);
        }

        return fault is null ? ExitCodes.Good : ExitCodes.Refused;
    }

    private static bool IsTrusted(EvidenceBundle bundle, string? publicKey)
    {
        if (publicKey is null)
        {
            return true;
        }

        using var keys = Inputs.ReadKeys(publicKey);
        return keys.Keys.Any(entry => entry.Key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(bundle.PublicKey));
    }

    private static void Tell(EvidenceBundle bundle, string? fault, bool isTrusted)
    {
        Console.WriteLine(fault is null ? "Verified OK" : "Verification failure");
        foreach (var line in fault is null ? Remarks(bundle, isTrusted) : [fault])
        {
            Console.Error.WriteLine(line);
        }
    }

    private static IEnumerable<string> Remarks(EvidenceBundle bundle, bool isTrusted)
    {
        yield return $"Algorithm: {bundle.Algorithm}";
        yield return $"Key: {bundle.KeyArn}";
        yield return $"Caller: {bundle.CallerArn ?? "not known"}";
        yield return $"Request: {bundle.RequestId}, {bundle.EventTime ?? "time not known"}";
        if (bundle.Missing is { } missing)
        {
            yield return missing;
        }

        if (!isTrusted)
        {
            yield return $"The key is the bundle's own: compare SHA-256 {Check.Fingerprint(bundle.PublicKey)} of its DER with one that you trust, or give --public-key.";
        }
    }
}
