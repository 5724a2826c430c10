using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Reports;

/// <summary>A fix as the JSON format has it.</summary>
internal sealed record JsonFix(string Title, IReadOnlyList<JsonEdit> Edits)
{
    public static JsonFix Of(Fix fix, string file) => new(fix.Title, [.. fix.Edits.Select(edit => JsonEdit.Of(edit, file))]);
}
