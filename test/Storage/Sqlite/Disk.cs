using System.Diagnostics;
using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

/// <summary>What the tests do to files and file systems, through other processes: opening a database's file here would drop SQLite's locks on it (sqlite.org/howtocorrupt.html, 2.2).</summary>
internal static class Disk
{
    public static async Task CopyAsync(string folder, string target) => Assert.Equal(0, await RunAsync("cp", "-r", folder, target));

    public static async Task<bool> ContainsAsync(string folder, byte[] bytes)
    {
        var copy = Directory.CreateTempSubdirectory("signet-copy-").FullName;
        try
        {
            await CopyAsync(folder, Path.Combine(copy, "data"));
            return Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Any(file => HasAnyPart(File.ReadAllBytes(file), bytes));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.StandardError.ReadToEndAsync(Current.Token);
        await process.WaitForExitAsync(Current.Token);
        return process.ExitCode;
    }

    // Large values are spread over pages, so every part of 16 bytes is looked for.
    private static bool HasAnyPart(ReadOnlySpan<byte> file, ReadOnlySpan<byte> bytes)
    {
        for (var start = 0; start + 16 <= bytes.Length; start += Math.Max(16, bytes.Length / 16))
        {
            if (file.IndexOf(bytes.Slice(start, 16)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
