using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Tests.Verification;

/// <summary>Verifies as strangers do: from the bytes of files.</summary>
internal static class Verify
{
    public static async Task<VerificationReport> RunAsync(byte[] key, byte[] message, byte[] signature, VerificationOptions? options = null)
    {
        using var keys = KeyFile.Read(key);
        return await SignatureVerifier.VerifyAsync(
            keys, MessageSource.Bytes(message), SignatureFile.Read(signature), options ?? new(), TestContext.Current.CancellationToken);
    }

    /// <summary>The same for a key of the tests.</summary>
    public static Task<VerificationReport> RunAsync(KeySpec spec, byte[] message, byte[] signature, VerificationOptions? options = null) =>
        RunAsync(Keys.Of(spec).ExportSubjectPublicKeyInfo(), message, signature, options);

    /// <summary>The codes of each explanation of a failure, sorted.</summary>
    public static async Task<IReadOnlyList<string>> ExplainAsync(KeySpec spec, byte[] message, byte[] signature, VerificationOptions? options = null)
    {
        var report = await RunAsync(spec, message, signature, options);
        Assert.False(report.Verified);
        return Codes(report);
    }

    public static IReadOnlyList<string> Codes(VerificationReport report) =>
        [.. report.Explanations.Select(explanation => string.Join('+', explanation.Deviations.Select(deviation => deviation.Code).Order(StringComparer.Ordinal)))];
}
