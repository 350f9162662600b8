using System.Diagnostics;
using System.Text;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Tests.Verification;

/// <summary>Mutations of key, signature and message, judged by the openssl program and by us; bytes that follow, where we are stricter on purpose, are not made.</summary>
public sealed class MutationTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1" ? 3_000 : 60;

    [Theory, MemberData(nameof(Rows.OpenSslSigning), MemberType = typeof(Rows))]
    public async Task OpenSSL_and_we_agree_on_mutations(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var options = new VerificationOptions { Algorithm = algorithm, MessageType = type, Form = SignatureForm.Der, Explain = false };
        var input = type == MessageType.Raw ? "a message"u8.ToArray() : OpenSsl.Hash(algorithm, "a message"u8.ToArray());
        var original = (Key: Keys.Of(spec).ExportSubjectPublicKeyInfo(), Message: input, Signature: Keys.Of(spec).Sign(algorithm, type, input));
        var random = new Random(specName.Length * name.Length);
        using var folder = new OpenSsl();
        var script = new StringBuilder();
        var ours = new List<bool>();
        for (var i = 0; i < Count; i++)
        {
            var (key, message, signature) = i == 0 ? original : Mutate(random, original);
            folder.Write($"{i}.pub", key);
            folder.Write($"{i}.msg", message);
            folder.Write($"{i}.sig", signature);
            var line = OpenSslCommand.Lines(Keys.PublicOf(spec), algorithm, options, $"{i}.pub", $"{i}.sig", $"{i}.msg")[0];
            script.Append($"if {line} >/dev/null 2>&1; then echo 1; else echo 0; fi\n");
            ours.Add(await VerifiesAsync(key, message, signature, options));
        }

        var theirs = (await RunAsync(folder, script.ToString())).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(answer => answer == "1").ToList();

        Assert.True(ours[0]);
        Assert.Equal(theirs, ours);
    }

    private static (byte[] Key, byte[] Message, byte[] Signature) Mutate(Random random, (byte[] Key, byte[] Message, byte[] Signature) original) => random.Next(6) switch
    {
        0 => (Flip(random, original.Key), original.Message, original.Signature),
        1 => (original.Key, Flip(random, original.Message), original.Signature),
        2 => (original.Key, original.Message, original.Signature[..^random.Next(1, 5)]),
        _ => (original.Key, original.Message, Flip(random, original.Signature)),
    };

    private static byte[] Flip(Random random, byte[] bytes)
    {
        byte[] changed = [.. bytes];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static async Task<bool> VerifiesAsync(byte[] key, byte[] message, byte[] signature, VerificationOptions options)
    {
        try
        {
            return (await Verify.RunAsync(key, message, signature, options)).Verified;
        }
        catch (UnreadableException)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(OpenSsl folder, string script)
    {
        folder.Write("run.sh", Encoding.ASCII.GetBytes(script));
        using var shell = Process.Start(new ProcessStartInfo("sh", "run.sh") { WorkingDirectory = folder.Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
