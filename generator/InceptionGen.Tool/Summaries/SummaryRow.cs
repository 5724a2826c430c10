using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Tool.Summaries;

/// <summary>A stage in numbers.</summary>
/// <param name="Source">The row that makes it; null for a stage of a network that the table continues.</param>
/// <param name="Kind">What it is: the type cell of its row.</param>
internal sealed record SummaryRow(StageSpec Stage, TableRow? Source, string Kind, ReceptiveField Field)
{
    public const int BytesPerValue = 4;

    /// <summary>Bytes of its output for one image.</summary>
    public long Memory => Stage.Output.Elements * BytesPerValue;
}
