namespace Signet.Policies.Matching;

/// <summary>Matching with <c>*</c> and <c>?</c>, on tokens so that a character put in by a variable is never taken for a wildcard.</summary>
internal static class Glob
{
    /// <summary>Any number of characters, also none.</summary>
    public const int AnyRun = -1;

    /// <summary>Exactly one character.</summary>
    public const int AnyOne = -2;

    /// <summary>Whether the whole text fits; every other token is the code of the character that must stand there.</summary>
    /// <remarks>Only the last run is ever widened, so the work is bounded by the product of the lengths.</remarks>
    public static bool Matches(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        int token = 0, character = 0, run = -1, runEnd = 0;
        while (character < text.Length)
        {
            if (token < pattern.Length && pattern[token] == AnyRun)
            {
                run = token++;
                runEnd = character;
            }
            else if (token < pattern.Length && (pattern[token] == AnyOne || pattern[token] == text[character]))
            {
                token++;
                character++;
            }
            else if (run >= 0)
            {
                token = run + 1;
                character = ++runEnd;
            }
            else
            {
                return false;
            }
        }

        return pattern[token..].IndexOfAnyExcept(AnyRun) < 0;
    }

    /// <summary>The tokens of a pattern in which every <c>*</c> and <c>?</c> is a wildcard.</summary>
    public static int[] Compile(ReadOnlySpan<char> pattern)
    {
        var tokens = new int[pattern.Length];
        for (var i = 0; i < pattern.Length; i++)
        {
            tokens[i] = pattern[i] switch { '*' => AnyRun, '?' => AnyOne, var character => character };
        }

        return tokens;
    }
}
