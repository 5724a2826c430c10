using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>What a network's outputs stand for: "# classes: cat, dog" (tables/README.md, section 3).</summary>
internal static class ClassNames
{
    public const string Key = "classes";

    /// <summary>One name for every output, two for a single one; none if the table has none, or not as many as outputs, which is reported.</summary>
    /// <param name="outputs">Of the table's last row.</param>
    public static EquatableArray<string> Read(TableDocument document, int outputs, DiagnosticBag diagnostics)
    {
        Directive[] lines = [.. document.Directives.Where(directive => directive.Key == Key)];
        if (lines.Length == 0) return default;

        var names = new List<string>();
        foreach (Directive line in lines)
        {
            string[] inLine = [.. Split(line.Value)];
            if (inLine.Contains(""))
            {
                Report(Rules.SettingNotUnderstood, line, "a name is missing between two commas; put a name with a comma in \"double quotes\"");
                return default;
            }

            names.AddRange(inLine);
        }

        // One output tells two classes apart: near 0 it means the first, near 1 the second.
        if (names.Count == Math.Max(outputs, 2)) return names.ToEquatableArray();
        Report(Rules.SettingNotUsable, lines[lines.Length - 1], "there are " + Number(names.Count) + " names, and the network has " + (outputs == 1 ? "1 output; write two, of the class near 0 and of the one near 1, with a comma between them" : Number(outputs) + " outputs; write one for each, with commas between them"));
        return default;

        void Report(Rule rule, Directive line, string detail) => diagnostics.Add(
            rule, line.ValueLocation, PlaceInWords.Directive(Key), Excerpt.Of(line.Value), detail);
    }

    private static IEnumerable<string> Split(string text)
    {
        var name = new StringBuilder();
        bool isQuoted = false;
        foreach (char character in text)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (character != ',' || isQuoted) name.Append(character);
            else
            {
                yield return name.ToString().Trim();
                name.Clear();
            }
        }

        yield return name.ToString().Trim();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
