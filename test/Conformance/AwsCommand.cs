using System.Diagnostics;

namespace Signet.Conformance.Tests;

/// <summary>The stock <c>aws</c> command; one that is too old to know AWS_ENDPOINT_URL (before 1.29 and 2.13) is told by its option instead.</summary>
internal static class AwsCommand
{
    private static readonly Lazy<bool> KnowsEndpointUrl = new(AskVersion);

    /// <summary>Puts a wrapper for an old <c>aws</c> first on the process's PATH; nothing for a new one.</summary>
    public static void PutFirst(ProcessStartInfo start, string folder)
    {
        if (KnowsEndpointUrl.Value)
        {
            return;
        }

        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        var real = start.Environment["PATH"]!.Split(':').Select(path => Path.Combine(path, "aws")).First(File.Exists);
        var wrapper = Path.Combine(bin, "aws");
        File.WriteAllText(wrapper, $"#!/bin/sh\nexec '{real}' ${{AWS_ENDPOINT_URL:+--endpoint-url \"$AWS_ENDPOINT_URL\"}} \"$@\"\n");
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        start.Environment["PATH"] = $"{bin}:{start.Environment["PATH"]}";
    }

    private static bool AskVersion()
    {
        using var aws = Process.Start(new ProcessStartInfo("aws", "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = aws.StandardOutput.ReadToEnd() + aws.StandardError.ReadToEnd();
        aws.WaitForExit();

        // aws-cli/1.45.11 Python/3.11.7 Linux/…
        var parts = told.Split('/', ' ')[1].Split('.').Select(int.Parse).ToArray();
        return parts[0] == 1 ? parts[1] >= 29 : parts[0] > 2 || parts[1] >= 13;
    }
}
