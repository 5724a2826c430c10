using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>Every command of the page on scoring is one that the tool takes.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Its_commands_parse()
    {
        string page = File.ReadAllText(Path.Combine(TableFolderOnDisk.Root, "generator", "docs", "scoring.md"));
        // What follows each other as strings of JSON or YAML is a command as well as words of a shell.
        string[] commands = [.. Blocks().Matches(page).SelectMany(block => Commands().Matches(block.Value.Replace("\\\n", " ")).Select(command => command.Value))];
        Assert.Equal(10, commands.Length);
        Assert.All(commands, command =>
        {
            string[] words = [.. Words().Matches(command).Select(word => word.Value).Where(word => word != "args" && word != "command").Skip(1)];
            Assert.Equal("score", words[0]);
            Assert.Empty(CommandLine.Root(ToolConsole.Standard()).Parse([.. words.Select(word => word.Replace("{}", "3").Replace("$SLURM_CPUS_PER_TASK", "8"))]).Errors);
        });
    }

    [GeneratedRegex("```[a-z]*\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""inceptiongen[", ]+score.*?(?=\n\s*resources|"\)|" *\n|\n```|\n[a-z]|\]\}|> | *\n *$)""", RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex("[^\\s\",\\[\\]:]+")]
    private static partial Regex Words();
}
