using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Projects;

namespace InceptionGen.Playground.StartTables;

/// <summary>The tables to start from: a first one, those that the papers print, and those that come with the package.</summary>
internal static class StartTableList
{
    /// <summary>What the page opens with: the misprints of the first table of the field are the best introduction.</summary>
    public const string First = "googlenet_table1";

    private const string Folder = "start/", Begin = "To begin with", Printed = "As the papers print them", Shipped = "Shipped with the package", Names = "Names of weights", NamesEnding = ".names.csv";

    /// <summary>All of them, in the order of a list.</summary>
    public static IReadOnlyList<StartTable> All { get; } =
    [
        new("tiny", Begin, "Your first table", "tiny.csv"),
        new(First, Printed, "GoogLeNet, Table 1", "googlenet_table1_as_printed.csv"),
        new("bn_inception_fig5", Printed, "BN-Inception, Figure 5", "bn_inception_fig5_as_printed.csv"),
        new("rethinking_table1", Printed, "Rethinking Inception, Table 1", "rethinking_table1_as_printed.csv"),
        new("inception_v4_inception_b", Printed, "Inception-v4, the module Inception-B", "inception_v4_inception_b_seed_as_printed.csv"),
        new("inception_v4_reduction_b", Printed, "Inception-v4, the module Reduction-B", "inception_v4_reduction_b_seed_as_printed.csv"),
        .. ShippedTables.Names.Where(name => !IsNames(name)).Select(name => new StartTable(Stem(name), Shipped, Stem(name), name)),
        .. ShippedTables.Names.Where(IsNames).Select(name => new StartTable(Stem(name), Names, Stem(name), name)),
    ];

    /// <summary>The table's text.</summary>
    public static string ContentOf(StartTable table)
    {
        if (ShippedTables.Find(table.File) is { } shipped) return shipped.Content;

        using var reader = new StreamReader(typeof(StartTableList).Assembly.GetManifestResourceStream(Folder + table.File)!);
        string content = reader.ReadToEnd();
        return table.Id == "rethinking_table1" ? content + Figures() : content;
    }

    /// <summary>The modules that the paper prints as figures, which its table names.</summary>
    private static string Figures()
    {
        string whole = ShippedTables.Find("inception_v2.csv")!.Content;
        string[] modules = [.. whole.Split("# module: ").Skip(1).Where(module => module.StartsWith("Figure ", StringComparison.Ordinal)).Select(module => "\n# module: " + module.Trim() + "\n")];
        return "\n# The paper prints its modules as figures; their filters are those of inception_v2.csv.\n" + string.Concat(modules);
    }

    private static bool IsNames(string name) => name.EndsWith(NamesEnding, StringComparison.Ordinal);

    private static string Stem(string name) => name[..^".csv".Length];
}
