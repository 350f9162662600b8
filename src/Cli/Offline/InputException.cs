namespace Signet.Cli.Offline;

/// <summary>What the user gave cannot be used, so that nothing can be decided: one sentence, after the name of the file or option that is to blame.</summary>
internal sealed class InputException(string source, string sentence) : Exception($"{source}: {sentence}");
