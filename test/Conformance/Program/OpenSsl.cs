namespace Signet.Conformance.Tests.Program;

/// <summary>The <c>openssl</c> command line in a folder: the referee who knows nothing of us.</summary>
internal sealed class OpenSsl(string folder)
{
    /// <summary>Runs openssl, which must succeed.</summary>
    public Task<string> DoAsync(params string[] arguments) => Command.MustRunAsync(["openssl", .. arguments], folder: folder);

    /// <summary>Whether the signature in the file holds for the file, by <c>openssl dgst</c>.</summary>
    public async Task<bool> VerifiesAsync(string algorithm, string publicKey, string signature, string file)
    {
        var result = await Command.RunAsync(Dgst(algorithm, publicKey, signature, file), folder: folder);
        Assert.Equal(result.ExitCode == 0 ? "Verified OK" : "Verification failure", result.Output.Trim());
        return result.ExitCode == 0;
    }

    /// <summary>The hash that an algorithm is named after, such as <c>sha512</c>.</summary>
    public static string HashOf(string algorithm) => $"sha{algorithm[^3..]}";

    private static string[] Dgst(string algorithm, string publicKey, string signature, string file) =>
    [
        "openssl", "dgst", $"-{HashOf(algorithm)}",
        .. algorithm.Contains("_PSS_", StringComparison.Ordinal) ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : Array.Empty<string>(),
        "-keyform", "DER", "-verify", publicKey, "-signature", signature, file,
    ];
}
