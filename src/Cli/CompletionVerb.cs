using System.CommandLine;

namespace Signet.Cli;

/// <summary><c>signet completion</c>: what a shell reads to complete signet's words. The words come from the program itself, by its directive <c>[suggest:POSITION]</c>.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        _signet() {
          local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
          COMPREPLY=($(compgen -W "$(signet "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
        }
        complete -o bashdefault -o default -F _signet signet
        """;

    private const string Zsh = """
        #compdef signet
        _signet() {
          local -a words_of_signet
          words_of_signet=("${(@f)$(signet "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a words_of_signet
          _files
        }
        compdef _signet signet
        """;

    private const string Fish = """
        complete -c signet -a '(signet "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string Text = """
        Examples:
          eval "$(signet completion bash)"                                  # in ~/.bashrc
          eval "$(signet completion zsh)"                                   # in ~/.zshrc, behind compinit
          signet completion fish >~/.config/fish/completions/signet.fish
        """;

    public static Command Command()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print what makes a shell complete signet's words.") { shell };
        command.SetAction(parsed =>
        {
            Console.WriteLine(parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
            return ExitCodes.Good;
        });
        return Manual.Add(command, Text);
    }
}
