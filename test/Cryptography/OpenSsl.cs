using System.Diagnostics;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

/// <summary>The openssl command line, the independent referee, in a folder of its own with the key's two halves in it.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-openssl-").FullName;

    /// <summary>Where its files are.</summary>
    public string Folder => _folder;

    public OpenSsl()
    {
    }

    public OpenSsl(PrivateKey key)
    {
        Write("key.der", key.ExportPkcs8());
        Write("pub.der", key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Whether OpenSSL 3.0 does it: ML-DSA came with 3.5, Ed25519ph with 3.2.</summary>
    public static bool Knows(KeySpec spec) => !spec.Name.StartsWith("ML_DSA", StringComparison.Ordinal);

    /// <inheritdoc cref="Knows(KeySpec)"/>
    public static bool Knows(SigningAlgorithm algorithm) => algorithm != SigningAlgorithm.Ed25519PhSha512 && algorithm != SigningAlgorithm.MlDsaShake256;

    public void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    /// <summary>Signs the file msg, or the digest in the file dig, into the file sig.</summary>
    public async Task<byte[]> SignAsync(SigningAlgorithm algorithm, MessageType type)
    {
        await MustRunAsync(IsPure(algorithm)
            ? ["pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", "key.der", "-in", "msg", "-out", "sig"]
            : type == MessageType.Raw
            ? ["dgst", $"-{HashOf(algorithm)}", .. Options(algorithm, "-sigopt"), "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg"]
            : ["pkeyutl", "-sign", "-keyform", "DER", "-inkey", "key.der", "-in", "dig", "-out", "sig", .. DigestOptions(algorithm)]);
        return Read("sig");
    }

    /// <summary>Verifies the file sig over the file msg, or over the digest in the file dig.</summary>
    public async Task<bool> VerifyAsync(SigningAlgorithm algorithm, MessageType type)
    {
        var (code, output) = await RunAsync(IsPure(algorithm)
            ? ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "pub.der", "-in", "msg", "-sigfile", "sig"]
            : type == MessageType.Raw
            ? ["dgst", $"-{HashOf(algorithm)}", .. Options(algorithm, "-sigopt"), "-verify", "pub.der", "-signature", "sig", "msg"]
            : ["pkeyutl", "-verify", "-pubin", "-inkey", "pub.der", "-in", "dig", "-sigfile", "sig", .. DigestOptions(algorithm)]);
        var yes = output.Contains("Verified OK", StringComparison.Ordinal) || output.Contains("Verified Successfully", StringComparison.Ordinal);
        Assert.Equal(yes, code == 0);
        return yes;
    }

    /// <summary>Runs openssl in the folder and answers with its standard output; fails the test when openssl does.</summary>
    public async Task<string> MustRunAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.True(code == 0, $"openssl {string.Join(' ', arguments)}: {output}");
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A digest as long as the algorithm wants it.</summary>
    public static byte[] Hash(SigningAlgorithm algorithm, byte[] message) => algorithm.DigestLength switch
    {
        32 => SHA256.HashData(message),
        48 => SHA384.HashData(message),
        _ => SHA512.HashData(message),
    };

    public static string[] Options(SigningAlgorithm algorithm, string flag, string saltLength = "digest") =>
        algorithm == SigningAlgorithm.Sm2Dsa ? [flag, "distid:1234567812345678"]
        : algorithm.Name.Contains("_PSS_", StringComparison.Ordinal) ? [flag, "rsa_padding_mode:pss", flag, $"rsa_pss_saltlen:{saltLength}"]
        : [];

    private static bool IsPure(SigningAlgorithm algorithm) => algorithm == SigningAlgorithm.Ed25519Sha512;

    private static string HashOf(SigningAlgorithm algorithm) => algorithm == SigningAlgorithm.Sm2Dsa ? "sm3" : $"sha{algorithm.Name[^3..]}";

    private static string[] DigestOptions(SigningAlgorithm algorithm) =>
        algorithm.Name.StartsWith("RSA", StringComparison.Ordinal)
            ? ["-pkeyopt", $"digest:{HashOf(algorithm)}", .. Options(algorithm, "-pkeyopt")]
            : [];

    private async Task<(int Code, string Output)> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
