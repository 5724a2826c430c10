using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>Makes a module of a module table: its rows are branches, side by side (tables/README.md, section 7).</summary>
/// <param name="document">The table as it is written.</param>
/// <param name="filled">The same with values for its parameters.</param>
internal sealed class ModuleBuilder(TableDocument document, TableDocument filled, TableSettings settings, IModules modules, DiagnosticBag diagnostics)
{
    private readonly List<(Row Row, RowDraft Branch)> _rows = [];
    private bool _isWhole = true;

    /// <summary>The rows that are understood, and what they do.</summary>
    public IReadOnlyList<(Row Row, RowDraft Branch)> Rows => _rows;

    /// <summary>The module with its paddings as open as its cells leave them.</summary>
    public Module Build()
    {
        IReadOnlyList<TypedRow> typed = TypedRow.Read(filled, diagnostics, out bool isTooLarge);
        _isWhole = !isTooLarge;
        IReadOnlyList<RowNames> names = new StageNaming(className: "", diagnostics, taken: []).Name(typed);
        var reader = new RowReader(filled, isModule: true, diagnostics);
        var branches = new List<RowDraft>();
        RowDraft? residual = null;
        DeclaredShape? writtenFor = null;
        for (int index = 0; index < typed.Count; index++)
        {
            if (reader.Read(typed[index], names[index].Row) is not { IsUnderstood: true } row)
            {
                _isWhole = false;
                continue;
            }

            CheckInput(row, ref writtenFor);
            if (row.Type.Kind == RowKind.Residual) residual = Residual(row, Context(names[index]), branches, isLast: index == typed.Count - 1);
            else AddBranch(row, Context(names[index]), branches);
        }

        if (!_isWhole || branches.Count == 0) return new Module(document, null, writtenFor);
        return new Module(document, residual ?? new ConcatDraft(branches[0].At, branches.ToEquatableArray()), writtenFor);
    }

    private void CheckInput(Row row, ref DeclaredShape? writtenFor)
    {
        writtenFor ??= row.Input;
        if (row.Input is not { } input || writtenFor is null || input.Shape == writtenFor.Shape) return;

        _isWhole = false;
        string expected = writtenFor.Shape.ToString();
        diagnostics.AddWithFix(
            Rules.InputSizeDiffers, input.At, expected,
            "all branches read one map, and row '" + Excerpt.Of(writtenFor.At.Row) + "' reads", expected, input.Shape.ToString());
    }

    private RowContext Context(RowNames names) => new(document, settings, modules, diagnostics, names.Stages);

    private void AddBranch(Row row, RowContext context, List<RowDraft> branches)
    {
        if (RowDrafts.Of(row, row.Output, context) is not { } body)
        {
            _isWhole = false;
            return;
        }

        var branch = new BranchDraft(body, row.Output);
        branches.Add(branch);
        _rows.Add((row, branch));
    }

    private ResidualDraft? Residual(Row row, RowContext context, List<RowDraft> branches, bool isLast)
    {
        if (branches.Count == 0 || !isLast)
        {
            _isWhole = false;
            diagnostics.Add(Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text), "a residual row must be the last of a module table, below the branches that it adds");
            return null;
        }

        RowDraft? projection = ResidualRow.Projection(row, context);
        string? scale = ResidualRow.Scale(row, diagnostics);
        if (projection is null || scale is null)
        {
            _isWhole = false;
            return null;
        }

        var concat = new ConcatDraft(branches[0].At, branches.ToEquatableArray());
        var body = new SequenceDraft(projection.At, EquatableArray.Of(concat, projection));
        Activation activation = row.Rules.Activation ?? settings.Activation ?? Activation.Relu;
        return new ResidualDraft(projection.At, body, scale, activation);
    }
}
