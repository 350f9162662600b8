using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet decrypt</c> as a user runs it, against a running server.</summary>
public sealed class DecryptTests(SharedServer server)
{
    [Theory]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_256")]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_1")]
    [InlineData("SM2", "SM2PKE")]
    public async Task What_was_encrypted_offline_comes_back_short_and_in_an_envelope(string spec, string algorithm)
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync(spec, "ENCRYPT_DECRYPT");
        await folder.WriteAsync("msg", 100);
        await folder.WriteAsync("long", 200_000);
        var said = algorithm == "RSAES_OAEP_SHA_1" ? $"--algorithm {algorithm}" : "";

        await folder.ShellAsync($"signet public-key {key} >pub && signet encrypt msg --public-key pub --algorithm {algorithm} | signet decrypt - --key {key} {said} | cmp - msg");
        await folder.ShellAsync($"signet encrypt long --public-key pub --algorithm {algorithm} --envelope -o envelope && signet decrypt envelope --key {key} -o plain && cmp plain long");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["plain"]));
    }

    [Fact]
    public async Task What_cannot_be_decrypted_is_told_and_leaves_no_file()
    {
        using var folder = new ServiceFolder(server);
        var (key, other) = (await folder.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT"), await folder.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT"));
        await folder.WriteAsync("long", 70_000);
        await folder.ShellAsync($"signet public-key {key} >pub && signet encrypt long --public-key pub --envelope -o envelope && head -c 70000 envelope >cut");

        async Task RefusedAsync(int code, string line, string sentence) => Assert.Equal(new(code, "", $"signet: {sentence}\n"), await folder.TryAsync($"signet decrypt {line}"));
        await RefusedAsync(2, $"cut --key {key} -o plain", "cut: The envelope was changed, cut off or put together anew.");
        await RefusedAsync(1, $"envelope --key {other} -o plain", "InvalidCiphertextException");
        await RefusedAsync(2, $"envelope --key {key}", "--output: Only at its end is an envelope known to be whole: give a file, which appears when it is.");
        await RefusedAsync(2, $"long --key {key} -o plain", "long: The file is no envelope, and longer than 6144 bytes, which no ciphertext is.");
        Assert.False(File.Exists(folder["plain"]));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder["plain"])!, "*.part"));
    }
}
