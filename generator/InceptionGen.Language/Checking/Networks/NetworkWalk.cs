using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>Walks a network's rows, from the image or from the stages above them: fits each to what it reads, judges it, and keeps what is known about its output.</summary>
internal sealed class NetworkWalk(
    TableDocument document,
    NetworkTable table,
    TableSettings settings,
    IModules modules,
    Shape image,
    IReadOnlyList<Stage> above,
    DiagnosticBag diagnostics,
    CancellationToken cancellation)
{
    private const int SuggestedRows = 300, SuggestedMistakes = 100;

    private readonly List<Stage> _stages = [.. above];
    private readonly List<ShapeState> _states = [.. above.Select(stage => ShapeState.Known(stage.Operation.Output))];
    private readonly Dictionary<string, int> _stageOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _allNames = [.. table.Rows.SelectMany(row => row.Names.Stages).Select(name => Spelling.Compact(name.Text))];
    private readonly bool _marksPadding = UnmarkedPadding.IsMarkedIn(table);
    private readonly List<OpenPadding> _open = [];
    private readonly List<CountedRow> _counted = [];
    private readonly CountForms _forms = new(document);
    private int _misspelt;
    private long _operations = above.Sum(stage => stage.Draft?.Operations ?? 1);

    /// <summary>Whether the network has more operations than may be, which has been reported; its stages end there.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The rows that use modules, once the stages are known.</summary>
    public IReadOnlyList<CountedRow> Counted => _counted;

    public IReadOnlyList<Stage> Stages()
    {
        for (int index = 0; index < above.Count; index++) _stageOf[Spelling.Compact(above[index].Name.Text)] = index;
        int source = above.Count - 1;
        ShapeState input = source < 0 ? ShapeState.Known(image) : _states[source];
        for (int index = 0; index < table.Rows.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            NetworkRow row = table.Rows[index];
            if (row.StartsHead) CheckHead(row, index);
            if (row.Cells?.Reads is { } reads) (source, input) = Find(reads, source);
            else if (row.StartsHead)
            {
                diagnostics.Add(Rules.MissingCell, InputCellOf(row), "write the name of the stage that the auxiliary classifier reads");
                input = ShapeState.Unknown(input.Computed);
            }

            if (row.StartsHead) continue;
            if (!AddStages(row, index, source, input)) break;
            source = _stages.Count - 1;
            input = _states[source];
        }

        OpenPadding.Report(_open, document, diagnostics);
        return _stages;
    }

    private (int Source, ShapeState State) Find(CellReference reads, int fallback)
    {
        if (_stageOf.TryGetValue(Spelling.Compact(reads.Cell.Text), out int stage)) return (stage, _states[stage]);

        string text = reads.Cell.Text;
        bool isBelow = _allNames.Contains(Spelling.Compact(text));
        string? meant = isBelow || ++_misspelt > SuggestedMistakes ? null : Suggestions.DidYouMean(text, Nearby());
        string detail = isBelow ? "it is below; a row can only read rows above it"
            : meant is null ? "write the name of a row above"
            : "did you mean '" + Excerpt.Of(meant) + "'?";
        diagnostics.AddWithFix(Rules.StageNotFound, reads, meant, Excerpt.Of(text), detail);
        return (fallback, ShapeState.Unknown(fallback < 0 ? image : _states[fallback].Computed));
    }

    /// <summary>Rows that a misspelt name may mean; not all of a huge table for every one of its mistakes.</summary>
    private IEnumerable<string> Nearby() => _stages.Skip(_stages.Count - SuggestedRows).Select(stage => stage.Name.Text);

    private void CheckHead(NetworkRow row, int index)
    {
        bool isEmpty = index + 1 == table.Rows.Count || table.Rows[index + 1].StartsHead;
        if (isEmpty) diagnostics.Add(Rules.DeadStage, TypeOf(row), "no row belongs to this auxiliary classifier. Write its rows below it, or remove it.");
    }

    /// <summary>False if the network grows too large to go on.</summary>
    private bool AddStages(NetworkRow row, int index, int source, ShapeState input)
    {
        input = CheckInput(row, source, input);
        DeclaredShape? declared = table.OutputOf(index);
        if (row.Cells is { } cells && index > 0) UnsaidActivation.Report(cells, table.Rows[index - 1].Cells, settings, diagnostics);
        if (row.Cells is { IsUnderstood: true } understood) KeptDropout.Report(understood, document, diagnostics);
        RowDraft? draft = Understand(row, declared);
        int count = row.Names.Stages.Count;
        _operations += (draft?.Operations ?? 1) * count;
        if (_operations > Limits.Operations)
        {
            diagnostics.Add(Rules.TooLarge, TypeOf(row), Limits.TooManyOperations);
            IsTooLarge = true;
            return false;
        }

        if (draft is null)
        {
            AddSubstitutes(row, source, input.Computed, declared);
            return true;
        }

        InferredCopies computed = InferredCopies.Of(draft, count, input.Computed, declared);
        InferredCopies? judged = Judge(row, draft, input, computed, declared);
        Add(row, source, input, computed, judged, declared);
        return true;
    }

    private RowDraft? Understand(NetworkRow row, DeclaredShape? declared)
    {
        if (row.Cells is not { IsUnderstood: true } cells) return null;
        return RowDrafts.Of(cells, declared, new RowContext(document, settings, modules, diagnostics, Branches: default));
    }

    private ShapeState CheckInput(NetworkRow row, int source, ShapeState input)
    {
        if (row.Cells?.Input is not { } declared) return input;
        if (!input.IsKnown || input.Candidates.Contains(declared.Shape)) return input.WithCandidate(declared.Shape);

        string given = source < 0 ? "the network reads" : source == _stages.Count - 1 ? "the row above gives" : "row '" + Excerpt.Of(_stages[source].Name.Text) + "' gives";
        string expected = input.Candidates[0].ToString();
        diagnostics.AddWithFix(Rules.InputSizeDiffers, declared.At, expected, given, expected, declared.Shape.ToString());
        return input.WithCandidate(declared.Shape);
    }

    /// <summary>Judges the row on the first of its possible inputs that it fits, or else on the first of all; gives its copies there, or null if no input is known.</summary>
    private InferredCopies? Judge(NetworkRow row, RowDraft draft, ShapeState input, InferredCopies computed, DeclaredShape? declared)
    {
        InferredCopies[] fits = [.. input.Candidates.Select(shape => shape == input.Computed ? computed : InferredCopies.Of(draft, row.Names.Stages.Count, shape, declared))];
        if (fits.Length == 0) return null;

        InferredCopies judged = fits.FirstOrDefault(fit => fit.IsRight) ?? fits[0];
        foreach (DiagnosticInfo problem in judged.Problems) diagnostics.Add(problem);
        if (!judged.IsRight) return judged;

        CheckCounts(row.Cells!, fits);
        if (_marksPadding) UnmarkedPadding.Report(row.Cells!, draft, judged.Copies[0], diagnostics);

        // A convolution that has to be marked as padded has been reported for that.
        _open.AddRange(judged.Open.Where(padding => !_marksPadding || padding.IsPool || padding.Site is not null));
        return judged;
    }

    private void CheckCounts(Row row, InferredCopies[] fits)
    {
        var costs = new List<RowTotals>();
        foreach (InferredCopies fit in fits.Where(fit => fit.Copies.All(copy => copy.Operation is not null)))
        {
            // A row of several copies may print what all cost or what each does.
            costs.Add(RowTotals.Of(fit.Copies.Select(copy => copy.Operation!)));
            costs.Add(RowTotals.Of(fit.Copies[fit.Copies.Count - 1].Operation!));
        }

        if (costs.Count == 0) return;

        CountChecks.Check(row, costs, settings.ParamsUnit ?? TableSettings.DefaultParamsUnit, _forms, diagnostics);
        // On several possible inputs, it is not known what a copy has.
        if (row.NamesModule && fits.Length == 1) _counted.Add(new CountedRow(row, fits[0].Copies.Count, costs[0], costs[1]));
    }

    private void Add(NetworkRow row, int source, ShapeState input, InferredCopies computed, InferredCopies? judged, DeclaredShape? declared)
    {
        Shape current = input.Computed;
        for (int copy = 0; copy < row.Names.Stages.Count; copy++)
        {
            InferredRow? inferred = copy < computed.Copies.Count ? computed.Copies[copy] : null;
            bool isLast = copy == row.Names.Stages.Count - 1;
            Shape output = inferred?.Output ?? (isLast ? declared?.Shape : null) ?? current;
            OperationSpec operation = inferred?.Operation ?? Substitutes.Of(current, output);
            AddStage(row, copy, source, inferred?.Draft, operation, ShapeState.Known(output));
            source = _stages.Count - 1;
            current = output;
        }

        _states[_states.Count - 1] = OutputState(current, computed, judged, declared);
    }

    private static ShapeState OutputState(Shape output, InferredCopies computed, InferredCopies? judged, DeclaredShape? declared)
    {
        ShapeState state = judged is null ? ShapeState.Unknown(output) : new ShapeState(output, []);
        if (judged?.Output is not null && computed.Output is not null) state = state.WithCandidate(output);
        if (declared is not null) return state.WithCandidate(declared.Shape);
        return judged?.Output is { } alternative ? state.WithCandidate(alternative) : state;
    }

    private void AddSubstitutes(NetworkRow row, int source, Shape input, DeclaredShape? declared)
    {
        for (int copy = 0; copy < row.Names.Stages.Count; copy++)
        {
            Shape output = copy == row.Names.Stages.Count - 1 && declared is not null ? declared.Shape : input;
            AddStage(row, copy, source, null, Substitutes.Of(input, output), declared is null ? ShapeState.Unknown(output) : ShapeState.Known(output));
            source = _stages.Count - 1;
        }
    }

    private void AddStage(NetworkRow row, int copy, int source, RowDraft? draft, OperationSpec operation, ShapeState state)
    {
        StageName name = row.Names.Stages[copy];
        var at = new CellReference(row.Names.Row, row.Typed.NameCell);
        _stageOf[Spelling.Compact(name.Text)] = _stages.Count;
        _stages.Add(new Stage(name, at, source, row.Names.Head, draft, operation));
        _states.Add(state);
    }

    private static CellReference TypeOf(NetworkRow row) => new(row.Names.Row, row.Typed.TypeCell);

    private static CellReference InputCellOf(NetworkRow row) =>
        new(row.Names.Row, row.Typed.Source.Find(ColumnKind.Input) ?? row.Typed.TypeCell);
}
