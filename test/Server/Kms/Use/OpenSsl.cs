using System.Diagnostics;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>The openssl command line with a public key that the service gave out, in a folder of its own.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-openssl-").FullName;

    public OpenSsl(byte[] publicKey) => Write("pub.der", publicKey);

    public void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    /// <summary>Verifies a signature over a message, with the lines that our documentation recommends.</summary>
    public async Task<bool> VerifiesAsync(string algorithm, byte[] message, byte[] signature)
    {
        Write("msg", message);
        Write("sig", signature);
        var pss = algorithm.Contains("_PSS_", StringComparison.Ordinal);
        string[] padding = pss ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : [];
        var (code, output) = await RunAsync(["dgst", $"-sha{algorithm[^3..]}", .. padding, "-verify", "pub.der", "-signature", "sig", "msg"]);
        Assert.Equal(code == 0, output.Contains("Verified OK", StringComparison.Ordinal));
        return code == 0;
    }

    /// <summary>Encrypts with OAEP.</summary>
    public async Task<byte[]> EncryptAsync(string algorithm, byte[] plaintext)
    {
        Write("pt", plaintext);
        string[] hash = algorithm.EndsWith("256", StringComparison.Ordinal) ? ["-pkeyopt", "rsa_oaep_md:sha256"] : [];
        var (code, output) = await RunAsync(
            ["pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.der", "-in", "pt", "-out", "ct", "-pkeyopt", "rsa_padding_mode:oaep", .. hash]);
        Assert.True(code == 0, output);
        return Read("ct");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output)> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(KmsCalls.Cancel), process.StandardError.ReadToEndAsync(KmsCalls.Cancel));
        await process.WaitForExitAsync(KmsCalls.Cancel);
        return (process.ExitCode, await output + await error);
    }
}
