using System.Diagnostics;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("inceptiongen ch", "check")]
    [InlineData("inceptiongen check --fo", "--format")]
    [InlineData("inceptiongen check --format sa", "sarif")]
    public async Task Bash_completes(string line, string expected)
    {
        string script = (await ToolRun.Without("completions", "bash")).Output;
        string probe = script + $"\nCOMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _inceptiongen; echo \"${{COMPREPLY[@]}}\"";
        using var bash = Process.Start(new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(probe);
        bash.StandardInput.Close();

        Assert.Equal(expected, (await bash.StandardOutput.ReadToEndAsync()).Trim());
    }

    [Theory]
    [InlineData("zsh", "bashcompinit")]
    [InlineData("fish", "complete -c inceptiongen -n '__fish_seen_subcommand_from check' -l format -x -a 'github json junit sarif text'")]
    [InlineData("pwsh", "'check --format' = @('github', 'json', 'junit', 'sarif', 'text')")]
    public async Task Other_shells_have_scripts(string shell, string part) =>
        Assert.Contains(part, (await ToolRun.Without("completions", shell)).Output);
}
