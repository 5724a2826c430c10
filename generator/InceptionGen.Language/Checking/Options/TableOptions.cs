using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Checking.Options;

/// <summary>What the project file says about a table: its item's metadata as written, empty where there is none.</summary>
/// <param name="Namespace">Where the class goes; the root namespace if empty.</param>
/// <param name="ClassName">What the class is called.</param>
/// <param name="Accessibility">"public" or "internal".</param>
/// <param name="Input">The image: "299x299x3".</param>
/// <param name="Classes">How many outputs there are.</param>
/// <param name="Until">The row where the network ends.</param>
/// <param name="IncludeTop">"false" leaves the classifier out.</param>
/// <param name="Pooling">What pools the last map: "avg", "max" or "none".</param>
/// <param name="Names">The file of the names table.</param>
/// <param name="RootNamespace">The project's root namespace.</param>
public sealed record TableOptions(
    string Namespace = "",
    string ClassName = "",
    string Accessibility = "",
    string Input = "",
    string Classes = "",
    string Until = "",
    string IncludeTop = "",
    string Pooling = "",
    string Names = "",
    string RootNamespace = "")
{
    /// <summary>Reads what InceptionGen.Tables.targets writes: one set of options for each time that the project lists the table, with "|" between them,
    /// each "Class=Net&amp;Input=9x9x3" with its values escaped as in a URI.</summary>
    internal static IEnumerable<TableOptions> ReadAll(string metadata, string rootNamespace) => metadata.Split('|').Select(listing => Read(listing, rootNamespace));

    private static TableOptions Read(string listing, string rootNamespace)
    {
        Dictionary<string, string> values = listing.Split('&')
            .Select(option => option.Split(['='], 2))
            .ToDictionary(option => option[0], option => option.Length > 1 ? Uri.UnescapeDataString(option[1]).Trim() : "");
        return new TableOptions(
            Value("Namespace"), Value("Class"), Value("Accessibility"), Value("Input"), Value("Classes"),
            Value("Until"), Value("IncludeTop"), Value("Pooling"), Value("Names"), rootNamespace);

        string Value(string name) => values.TryGetValue(name, out string? value) ? value : "";
    }
}
