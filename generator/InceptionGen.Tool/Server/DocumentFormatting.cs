using System.Collections.Generic;
using InceptionGen.Tool.Formatting;

namespace InceptionGen.Tool.Server;

/// <summary>The layout of "fmt".</summary>
internal static class DocumentFormatting
{
    public static IReadOnlyList<LspTextEdit> Edits(OpenTable table) => TextChange.Between(table.Text, TableFormatter.Format(table.Project, table.Path));
}
