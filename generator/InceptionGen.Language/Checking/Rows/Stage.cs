using System.Linq;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>A row, or one of its copies, as a stage of the network.</summary>
/// <param name="At">The cell that names it.</param>
/// <param name="Source">The stage it reads; -1 for the image.</param>
/// <param name="Head">The label of its auxiliary classifier; empty for the network's own stages.</param>
/// <param name="Draft">With every padding decided; null if the row could not be understood.</param>
/// <param name="Operation">What it does, or a substitute of the declared shape.</param>
internal sealed record Stage(
    StageName Name, CellReference At, int Source, string Head, RowDraft? Draft, OperationSpec Operation);
