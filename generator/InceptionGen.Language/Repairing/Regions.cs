using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Finds the rows of a network that may have one mistake in common: neighbours through which channels flow, and uses of one module.</summary>
internal sealed class Regions
{
    private const int Reach = 4, MostUses = 8;

    private readonly TableBundle _bundle;
    private readonly NetworkDraft _draft;
    private readonly TableSettings _settings;
    private readonly ModuleLibrary _library;
    private readonly CancellationToken _cancellation;
    private readonly EquatableArray<TableRow> _rows;
    private readonly Dictionary<int, Shape> _inputs = [];
    private readonly Dictionary<int, HashSet<string>> _names = [];

    public Regions(TableBundle bundle, NetworkDraft draft, CancellationToken cancellation)
    {
        _bundle = bundle;
        _draft = draft;
        _cancellation = cancellation;
        _settings = TableSettings.Read(bundle.Document, new DiagnosticBag());
        _library = new ModuleLibrary(bundle);
        _rows = bundle.Document.Rows;
        FindInputs();
    }

    public IEnumerable<Region> Of(IReadOnlyCollection<DiagnosticInfo> problems)
    {
        SortedSet<int> wrong = RowsOf(problems);

        // What a row reads is made by the modules of the row above it.
        SortedSet<int> making = [.. wrong, .. RowsOf(problems.Where(problem => problem.Rule == Rules.InputSizeDiffers)).Select(Back)];
        List<(int Start, int End)> runs = Runs(wrong);
        while (runs.Count > 0)
        {
            List<(int Start, int End)> group = [runs[0]];
            runs.RemoveAt(0);
            HashSet<string> modules = ModulesOf(group, making);
            for (int index = 0; index < runs.Count; index++)
            {
                if (!ModulesOf([runs[index]], making).Overlaps(modules)) continue;

                group.Add(runs[index]);
                runs.RemoveAt(index);
                modules = ModulesOf(group, making);
                index = -1;
            }

            yield return Make(group, modules, wrong);
        }
    }

    private SortedSet<int> RowsOf(IEnumerable<DiagnosticInfo> problems) => new(problems.Select(RowOf).Where(row => row >= 0 && _inputs.ContainsKey(row)));

    private int RowOf(DiagnosticInfo problem)
    {
        if (problem.Location.Path != _bundle.Document.Path) return -1;
        for (int index = 0; index < _rows.Count; index++)
        {
            if (_rows[index].Location.Span.Contains(problem.Location.Span)) return index;
        }

        return -1;
    }

    /// <summary>The map that each row reads, by the stages that the rows make.</summary>
    private void FindInputs()
    {
        var rowOf = new Dictionary<int, int>();
        for (int index = 0; index < _rows.Count; index++)
        {
            foreach (Cell cell in _rows[index].Cells.Where(cell => cell.Column.Kind is ColumnKind.Name or ColumnKind.Type)) rowOf[cell.Location.Span.Start] = index;
        }

        foreach (Stage stage in _draft.Stages.Skip(_draft.Continued))
        {
            if (!rowOf.TryGetValue(stage.At.Cell.Location.Span.Start, out int row) || _inputs.ContainsKey(row)) continue;
            _inputs.Add(row, stage.Source < 0 ? _draft.Image : _draft.Stages[stage.Source].Operation.Output);
        }
    }

    private List<(int Start, int End)> Runs(SortedSet<int> wrong)
    {
        var runs = new List<(int Start, int End)>();
        foreach (int row in wrong)
        {
            (int start, int end) = (Back(row), Forward(row));
            if (runs.Count > 0 && start <= runs[runs.Count - 1].End) runs[runs.Count - 1] = (runs[runs.Count - 1].Start, end);
            else runs.Add((start, end));
        }

        return runs;
    }

    /// <summary>The row that makes what a row reads.</summary>
    private int Back(int row)
    {
        int start = row;
        for (int steps = 0; steps < Reach && start > 0 && !ReadsAnother(start) && _inputs.ContainsKey(start - 1); steps++)
        {
            start--;
            if (MakesChannels(start)) break;
        }

        return start;
    }

    /// <summary>The row that counts what a row gives.</summary>
    private int Forward(int row)
    {
        int end = row;
        for (int steps = 0; steps < Reach && end + 1 < _rows.Count && !ReadsAnother(end + 1) && _inputs.ContainsKey(end + 1); steps++)
        {
            end++;
            if (MakesChannels(end)) break;
        }

        return end;
    }

    private bool ReadsAnother(int row) => _rows[row].Find(ColumnKind.Input) is { IsEmpty: false };

    private bool MakesChannels(int row) =>
        _rows[row].Type is not { } type || !(RowKinds.IsPool(type.Kind) || type.Kind is RowKind.Plain or RowKind.BatchNorm or RowKind.AdaptiveAveragePool);

    private HashSet<string> ModulesOf(IEnumerable<(int Start, int End)> runs, SortedSet<int> making) =>
        [.. runs.SelectMany(run => Enumerable.Range(run.Start, run.End - run.Start + 1)).Where(making.Contains).SelectMany(NamesOf)];

    /// <summary>The modules that a row needs, and those that these need.</summary>
    private HashSet<string> NamesOf(int row)
    {
        if (_names.TryGetValue(row, out HashSet<string>? known)) return known;

        var names = new HashSet<string>();
        var pending = new Queue<string>(ModuleNames.In(_bundle.Document with { Rows = EquatableArray.Of(_rows[row]) }));
        while (pending.Count > 0 && names.Count < 20)
        {
            string name = pending.Dequeue();
            TableDocument? module = Module(name);
            if (module is null || !names.Add(name)) continue;
            foreach (string next in ModuleNames.NeededBy(module)) pending.Enqueue(next);
        }

        return _names[row] = names;
    }

    private TableDocument? Module(string name) => _bundle.Modules.FirstOrDefault(module => Spelling.Compact(module.Name) == name);

    private Region Make(List<(int Start, int End)> runs, HashSet<string> modules, SortedSet<int> wrong)
    {
        var trials = new List<ITrial>();
        var places = new List<(TableRow Row, ITrial Trial)>();
        foreach ((int start, int end) in runs)
        {
            ITrial trial = Excerpt(start, end);
            trials.Add(trial);
            int last = wrong.GetViewBetween(start, end).Max;
            for (int row = start; row <= last; row++) places.Add((_rows[row], trial));
        }

        if (modules.Count > 0)
        {
            foreach (TableRow row in modules.Select(Module).OfType<TableDocument>().SelectMany(module => module.Rows)) places.Add((row, trials[0]));
            IEnumerable<int> others = Enumerable.Range(0, _rows.Count).Where(row => _inputs.ContainsKey(row) && !runs.Exists(run => run.Start <= row && row <= run.End) && NamesOf(row).Overlaps(modules));
            foreach (int row in others.Take(MostUses)) trials.Add(Excerpt(row, row));
        }

        return new Region(trials, places, _settings.ParamsUnit ?? TableSettings.DefaultParamsUnit);
    }

    private NetworkExcerpt Excerpt(int start, int end) =>
        new(_bundle, _settings, _library, [.. _rows.Skip(start).Take(end - start + 1)], start == 0 && _draft.Continued == 0 ? null : _inputs[start], _cancellation);
}
