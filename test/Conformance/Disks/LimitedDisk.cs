using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Disks;

/// <summary>A limit on how far the process may write into files.</summary>
internal sealed class LimitedDisk : Disk
{
    // A write beyond the limit fails only for those who ignore the signal that comes with it (setrlimit(2), RLIMIT_FSIZE).
    public override IReadOnlyList<string> Wrapper => ["/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];

    public override Task StopWritesAsync(RunningProgram program) => Command.MustShellAsync($"prlimit --pid {program.ProcessId} --fsize=1:");

    public override Task AllowWritesAsync(RunningProgram program) => Command.MustShellAsync($"prlimit --pid {program.ProcessId} --fsize=unlimited:");
}
