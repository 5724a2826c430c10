using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Headings in another script, which the table language does not have.</summary>
internal static class ForeignWords
{
    private const char LastLatinLetter = '\u024F';

    /// <summary>Whether the heading means nothing and has letters that are not Latin.</summary>
    public static bool IsForeign(UnderstoodHeading heading) =>
        heading.Meaning is null && Spelling.Narrow(heading.Text.Text).Any(character => character > LastLatinLetter && char.IsLetter(character));

    public static string Advice(TableKind kind) => kind == TableKind.Names
        ? "headings are English words: row, column, weight, batch norm"
        : "headings are English words: type, patch size/stride, input size, output size, depth, #3x3 reduce, #3x3, pool proj, params, ops, remarks";
}
