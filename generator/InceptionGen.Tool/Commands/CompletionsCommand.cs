using System.CommandLine;
using System.Linq;

namespace InceptionGen.Tool.Commands;

/// <summary>"completions": what makes a shell complete the tool's commands.</summary>
internal static class CompletionsCommand
{
    public static Command Create(ToolConsole console)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completions", "Print a script that completes commands and options. In bash: source <(inceptiongen completions bash)") { shell };
        command.SetAction(parsed =>
        {
            console.Output.Write(CompletionScripts.Of(parsed.GetValue(shell)!, CompletionTree.Of(CommandLine.Root(console))));
            return ExitCode.Clean;
        });
        return command;
    }
}
