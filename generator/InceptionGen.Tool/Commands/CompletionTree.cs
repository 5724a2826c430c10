using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Linq;

namespace InceptionGen.Tool.Commands;

/// <summary>The words that may follow "inceptiongen": commands, their options and the values of these.</summary>
/// <param name="Commands">The options and fixed words of each command, with what they are for.</param>
internal sealed record CompletionTree(IReadOnlyList<CompletionTree.Entry> Commands)
{
    public static CompletionTree Of(Command root) => new(
    [
        .. root.Subcommands.Where(command => !command.Hidden).Select(command => new Entry(
            command.Name,
            command.Description ?? "",
            [.. command.Options.Where(option => !option.Hidden && option.Name.StartsWith("--", StringComparison.Ordinal))
                .Select(option => new Entry(option.Name, option.Description ?? "", [.. ValuesOf(option).Select(value => new Entry(value, "", []))]))
                .Append(new Entry("--help", "Show how it is used.", []))
                .Concat(command.Arguments.SelectMany(ValuesOf).Select(value => new Entry(value, "", [])))])),
    ]);

    /// <summary>The words that a symbol may be. Those of a truth value need not be said.</summary>
    private static IEnumerable<string> ValuesOf(Symbol symbol) => symbol is Option { ValueType: var type } && type == typeof(bool) ? [] : symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).Where(label => !label.StartsWith('-')).Distinct();

    /// <param name="Values">What may follow it.</param>
    internal sealed record Entry(string Name, string Description, IReadOnlyList<Entry> Values);
}
