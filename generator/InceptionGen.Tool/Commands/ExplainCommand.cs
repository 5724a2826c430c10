using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>"explain": the page of a rule.</summary>
internal static class ExplainCommand
{
    private const string Folder = "docs/", Ending = ".md", Prefix = "ING";

    private static Assembly Pages => typeof(ExplainCommand).Assembly;

    /// <summary>The rules that have a page, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        .. Pages.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..^Ending.Length]).Order(StringComparer.Ordinal),
    ];

    public static Command Create(ToolConsole console)
    {
        var rule = new Argument<string?>("rule") { Description = "A rule such as ING204, or its number; without one, all rules are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Print the page of a rule: its cause, an example and the fix.") { rule };
        command.SetAction(parsed => Run(console, parsed.GetValue(rule)));
        return command;
    }

    private static int Run(ToolConsole console, string? rule)
    {
        if (rule is null)
        {
            foreach (string id in Rules) console.Output.WriteLine(Page(id).Split('\n')[0].TrimStart('#', ' '));
            return ExitCode.Clean;
        }

        string wanted = rule.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? rule.ToUpperInvariant() : Prefix + rule.PadLeft(3, '0');
        if (Rules.Contains(wanted))
        {
            console.Output.Write(Page(wanted));
            return ExitCode.Clean;
        }

        console.Error.WriteLine(
            $"There is no rule '{Excerpt.Of(rule)}'. " + (Suggestions.DidYouMean(wanted, Rules) is { } near ? $"Did you mean {near}? " : "") + "'inceptiongen explain' lists all.");
        return ExitCode.Usage;
    }

    private static string Page(string id)
    {
        using var reader = new StreamReader(Pages.GetManifestResourceStream(Folder + id + Ending)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
