using System.Diagnostics;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>The openssl command line, the independent referee, in a folder of its own; perhaps with a public key that the service gave out.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-openssl-").FullName;

    public OpenSsl()
    {
    }

    public OpenSsl(byte[] publicKey) => Write("pub.der", publicKey);

    public void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    /// <summary>Verifies a signature over a message, with the lines that our documentation recommends.</summary>
    public async Task<bool> VerifiesAsync(string algorithm, byte[] message, byte[] signature)
    {
        Write("msg", message);
        Write("sig", signature);
        var (code, output) = await RunAsync(algorithm is "ED25519_SHA_512"
            ? ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "pub.der", "-in", "msg", "-sigfile", "sig"]
            : ["dgst", .. Digest(algorithm), "-verify", "pub.der", "-signature", "sig", "msg"]);
        Assert.Equal(code == 0, output.Contains("Verified OK", StringComparison.Ordinal) || output.Contains("Verified Successfully", StringComparison.Ordinal));
        return code == 0;
    }

    /// <summary>Encrypts with the public key, by RSAES-OAEP or by SM2.</summary>
    public async Task<byte[]> EncryptAsync(string algorithm, byte[] plaintext)
    {
        Write("pt", plaintext);
        await MustRunAsync(["pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.der", "-in", "pt", "-out", "ct", .. Encryption(algorithm)]);
        return Read("ct");
    }

    /// <summary>Decrypts with the private key of the file.</summary>
    public async Task<byte[]> DecryptAsync(string algorithm, string keyFile, byte[] ciphertext)
    {
        Write("ct", ciphertext);
        await MustRunAsync(["pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", keyFile, "-in", "ct", "-out", "pt", .. Encryption(algorithm)]);
        return Read("pt");
    }

    /// <summary>The secret that the private key of the file shares with the public key (on NIST's curves; of SM2 keys openssl refuses it).</summary>
    public async Task<byte[]> DeriveAsync(string keyFile)
    {
        await MustRunAsync("pkeyutl", "-derive", "-keyform", "DER", "-inkey", keyFile, "-peerkey", "pub.der", "-out", "secret");
        return Read("secret");
    }

    /// <summary>Makes a private key of the key spec, PKCS#8 DER, in a file.</summary>
    public async Task<byte[]> GenerateAsync(string spec, string keyFile)
    {
        await MustRunAsync(["genpkey", "-out", "key.pem", .. spec switch
        {
            "ECC_NIST_EDWARDS25519" => ["-algorithm", "ED25519"],
            "SM2" => ["-algorithm", "SM2"],
            "ECC_SECG_P256K1" => ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
            ['R', ..] => ["-algorithm", "RSA", "-pkeyopt", $"rsa_keygen_bits:{spec[4..]}"],
            _ => (string[])["-algorithm", "EC", "-pkeyopt", $"ec_paramgen_curve:P-{spec[^3..]}"],
        }]);
        await MustRunAsync("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", keyFile);
        return Read(keyFile);
    }

    /// <summary>The public half of the private key of the file, DER SubjectPublicKeyInfo.</summary>
    public async Task<byte[]> PublicHalfAsync(string keyFile)
    {
        await MustRunAsync("pkey", "-inform", "DER", "-in", keyFile, "-pubout", "-outform", "DER", "-out", "half.der");
        return Read("half.der");
    }

    /// <summary>The HMAC of a message.</summary>
    public async Task<byte[]> MacAsync(string algorithm, byte[] key, byte[] message)
    {
        Write("msg", message);
        await MustRunAsync(
            "mac", "-digest", $"SHA{algorithm[^3..]}", "-macopt", $"hexkey:{Convert.ToHexString(key)}", "-in", "msg", "-binary", "-out", "mac", "HMAC");
        return Read("mac");
    }

    /// <summary>Runs openssl in the folder and gives its output; fails the test when openssl does.</summary>
    public async Task<string> MustRunAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.True(code == 0, $"openssl {arguments[0]}: {output}");
        return output;
    }

    /// <summary>The options of an encryption algorithm, by AWS's name.</summary>
    public static string[] Encryption(string algorithm) => algorithm switch
    {
        "SM2PKE" => ["-pkeyopt", "digest:sm3"],
        [.., '2', '5', '6'] => ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256"],
        _ => ["-pkeyopt", "rsa_padding_mode:oaep"],
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Digest(string algorithm) => algorithm is "SM2DSA" ? ["-sm3", "-sigopt", "distid:1234567812345678"]
        : algorithm.Contains("_PSS_", StringComparison.Ordinal)
            ? [$"-sha{algorithm[^3..]}", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]
            : [$"-sha{algorithm[^3..]}"];

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
