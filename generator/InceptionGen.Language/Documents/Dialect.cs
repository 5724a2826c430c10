using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Documents;

/// <summary>The character that separates the cells of a table's lines, and the quote around a cell that contains it.</summary>
internal sealed record Dialect(char Separator, char Quote = '"')
{
    /// <summary>As in the papers' tables that come with the package.</summary>
    public static readonly Dialect Comma = new(',');

    /// <summary>The first of two that split a header equally well; the wide ones are what Chinese and Japanese keyboards type.</summary>
    private static readonly (char Separator, string Name)[] Known =
    [
        (',', "commas"),
        (';', "semicolons"),
        ('\t', "tabs"),
        ('|', "bars"),
        ('，', "wide commas"),
        ('；', "wide semicolons"),
        ('｜', "wide bars"),
        ('│', "box-drawing bars"),
        ('┃', "box-drawing bars"),
        ('║', "box-drawing bars"),
    ];

    public static IEnumerable<char> Separators => Known.Select(known => known.Separator);

    /// <summary>Whether a cell of Markdown, or of what databases and terminals draw, ends here: bars may stand at both ends of a line too.</summary>
    public bool HasBars => Separator is '|' or '｜' or '│' or '┃' or '║';

    /// <summary>"commas", "semicolons".</summary>
    public string InWords => Known.Where(known => known.Separator == Separator).Select(known => known.Name).FirstOrDefault() ?? "'" + Separator + "'";

    /// <summary>"a comma", "a semicolon".</summary>
    public string OneInWords => InWords[0] == '\'' ? InWords : "a " + InWords.Substring(0, InWords.Length - 1);
}
