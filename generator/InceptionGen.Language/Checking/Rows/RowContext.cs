using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What surrounds a row.</summary>
/// <param name="Document">Its table.</param>
/// <param name="Modules">The modules that it may name.</param>
/// <param name="Branches">What the row is called as a branch of a module table, each copy; none in a network.</param>
internal sealed record RowContext(
    TableDocument Document, TableSettings Settings, IModules Modules, DiagnosticBag Diagnostics, EquatableArray<StageName> Branches)
{
    /// <summary>In a module table, a pool may be followed by filters.</summary>
    public bool IsBranch => Branches.Count > 0;

    /// <summary>What the whole row is called as a column of its stage: nothing in a network, where it is the stage.</summary>
    public string Column => IsBranch ? Branches[0].Text : "";

    /// <summary>The prefix of the columns of its convolutions: "conv 2/" in a module.</summary>
    public string ColumnPrefix => IsBranch ? Branches[0].Text + "/" : "";

    /// <summary>Reports a row that does not declare its output. One whose declaration is not understood has been reported.</summary>
    public void ReportMissingOutput(Row row, string detail)
    {
        if (!row.HasBadOutput) Diagnostics.Add(Rules.MissingCell, row.OutputAt, detail);
    }
}
