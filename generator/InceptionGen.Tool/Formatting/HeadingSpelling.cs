using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>Headings as the language spells them: "Patch Size / Stride" as "patch size/stride", "3×3 Reduce" as "#3x3 reduce".</summary>
internal static partial class HeadingSpelling
{
    public static string Of(string text, TableKind kind)
    {
        if (!ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _) || heading.IsOfNames != (kind == TableKind.Names)) return text;

        string spelt = heading.Kind == ColumnKind.Filters ? Filters(text) : Word(text);
        return ColumnHeading.Parse(spelt).Value == heading ? spelt : text;
    }

    private static string Word(string text)
    {
        string compact = Spelling.Compact(text);
        string? word = ColumnHeading.All.FirstOrDefault(known => Spelling.Compact(known) == compact);
        return word switch
        {
            "normalisation" => "normalization",
            "pool + proj" or "pool projection" => "pool proj",
            null => text,
            _ => word,
        };
    }

    private static string Filters(string text)
    {
        string tidy = Blanks().Replace(Spelling.Normalize(text).Replace('_', ' ').Trim(), " ");
        tidy = Signs().Replace(tidy, "$1");
        return tidy.Contains('#') ? tidy : FirstDigit().Replace(tidy, "#$0", 1);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*([x/])\s*(?=\d)")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\d")]
    private static partial Regex FirstDigit();
}
