using System.Text.Json.Serialization;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Reports;

/// <summary>An edit as the JSON format has it.</summary>
/// <param name="File">The file, if it is not the finding's own.</param>
internal sealed record JsonEdit(
    int Line, int Column, int EndLine, int EndColumn, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File)
{
    public static JsonEdit Of(TextEdit edit, string file)
    {
        LineRange lines = edit.Location.Lines;
        return new JsonEdit(
            lines.Start.Line + 1, lines.Start.Column + 1, lines.End.Line + 1, lines.End.Column + 1, edit.Text, edit.Location.Path == file ? null : edit.Location.Path);
    }
}
