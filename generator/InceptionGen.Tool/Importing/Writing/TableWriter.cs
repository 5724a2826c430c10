using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Writes a network as a table.</summary>
internal sealed class TableWriter
{
    private readonly NetworkStructure _network;
    private readonly TableHead _head;
    private readonly Directives _directives;
    private readonly ModuleTables? _modules;
    private readonly Dictionary<Module, InceptionForm> _forms = [];
    private readonly List<WrittenRow> _rows = [];
    private readonly RowLabels _labels = new();
    private readonly StyleColumns _style = new();
    private readonly SheetColumn _type = new("type", isAlways: true), _name = new("name"), _input = new("input"), _patch = new("patch size/stride"), _output = new("output size", isAlways: true),
        _depth = new("depth"), _params = new("params"), _ops = new("ops");

    private readonly List<Unsayable> _unsayable;

    /// <param name="unsayable">What a table cannot say goes here.</param>
    public TableWriter(NetworkStructure network, TableHead head, List<Unsayable> unsayable)
    {
        (_network, _head, _directives, _unsayable) = (network, head, Directives.Of(network), unsayable);
        Module[] modules = [.. network.Stages.OfType<ModuleStage>().Select(stage => stage.Module)];
        (Module Module, InceptionForm? Form)[] forms = [.. modules.Select(module => (module, InceptionForm.Of(module, _directives)))];
        if (forms.All(form => form.Form is not null)) _forms = forms.ToDictionary(form => form.Module, form => form.Form!);
        else _modules = new ModuleTables(network, _directives, unsayable);
    }

    /// <summary>The rows that make stages: how many each makes, and the shape of the last.</summary>
    public IReadOnlyList<(int Copies, Spec.Shape Output)> Rows => [.. _rows.Where(row => row.Stage is not null).Select(row => (row.Copies, row.Stage!.Output))];

    /// <summary>The table.</summary>
    /// <param name="counts">For each row that makes stages, its depth, params and ops; null to leave them out.</param>
    public string Write(IReadOnlyList<RowCounts>? counts)
    {
        if (_rows.Count == 0) Layout();
        IReadOnlyList<string> units = CommonSequence.Of(_forms.Values.Select(form => form.Units));
        bool isPlainPool = _forms.Values.All(form => form.Pool.Length == 0 || (form.Pool.StartsWith("max + ", StringComparison.Ordinal) && char.IsAsciiDigit(form.Pool[^1])));
        SheetColumn[] filters = [.. units.SelectMany(unit => unit.Split(',')).Select(heading => new SheetColumn(heading))];
        SheetColumn pool = new(isPlainPool ? "pool proj" : "pool + proj");
        var sheet = new Sheet([_type, _name, _input, _patch, _output, _depth, .. _style.All, .. filters, pool, _params, _ops]);
        _head.WriteTo(sheet, _network.Input, _directives, counts);

        int counted = 0;
        foreach (WrittenRow row in _rows)
        {
            Dictionary<SheetColumn, string> cells = sheet.Row();
            foreach ((SheetColumn column, string cell) in row.Cells) cells[column] = cell;
            if (row.Form is { } form) FillFilters(form, units, filters, pool, isPlainPool, cells);
            if (row.Copies > 0 && counts is not null) FillCounts(counts[counted++], cells);
        }

        var text = new StringBuilder();
        sheet.WriteTo(text);
        _modules?.WriteTo(text);
        return text.ToString();
    }

    private static void FillFilters(InceptionForm form, IReadOnlyList<string> units, SheetColumn[] columns, SheetColumn pool, bool isPlainPool, Dictionary<SheetColumn, string> cells)
    {
        int[] places = CommonSequence.Places(units, form.Units), starts = [.. units.Select((_, unit) => units.Take(unit).Sum(other => other.Split(',').Length))];
        for (int unit = 0; unit < places.Length; unit++)
        {
            for (int index = 0; index < form.Counts[unit].Length; index++) cells[columns[starts[places[unit]] + index]] = NumberText.Of(form.Counts[unit][index]);
        }

        cells[pool] = isPlainPool && form.Pool.Length > 0 ? form.Pool["max + ".Length..] : form.Pool;
    }

    private void FillCounts(RowCounts counts, Dictionary<SheetColumn, string> cells)
    {
        cells[_depth] = NumberText.Of(counts.Depth);
        if (counts.Weights > 0) cells[_params] = NumberText.Params(counts.Weights);
        if (counts.MultiplyAdds > 0) cells[_ops] = NumberText.Ops(counts.MultiplyAdds);
    }

    private void Layout()
    {
        var numbers = new PaperNumbers();
        var copies = new CopiedRows(_network.Stages, _forms, _modules, _network.Heads.Select(head => head.Source).ToHashSet());
        ReserveModuleNames(copies.Rows);
        foreach ((Stage stage, int count) in copies.Rows)
        {
            if (stage is RowStage row) Add(row.Node, numbers);
            else Add((ModuleStage)stage, count, numbers);
        }

        foreach (Head head in _network.Heads) Add(head);
    }

    // Modules in the papers' form are called by their numbers, and no other row may be.
    private void ReserveModuleNames(IReadOnlyList<(Stage Stage, int Count)> rows)
    {
        var numbers = new PaperNumbers();
        foreach ((Stage stage, _) in rows)
        {
            if (stage is ModuleStage { Module: var module } && _forms.ContainsKey(module)) _labels.Reserve(InceptionForm.TypeOf(numbers.NextModule()));
            if (EndsGrid(stage)) numbers.NextStage();
        }
    }

    /// <summary>Whether the papers' next number is one more after a stage.</summary>
    private static bool EndsGrid(Stage stage) => stage switch
    {
        ModuleStage { Module: var module } => module.Output.Size != module.Input.Size,
        RowStage { Node.Operation: PoolOperation { Place.IsWhole: false } pool } => pool.Place.Stride != new Spec.Extent(1, 1),
        _ => false,
    };

    private void Add(ModuleStage stage, int count, PaperNumbers numbers)
    {
        Dictionary<SheetColumn, string> cells = new() { [_output] = stage.Output.ToString() };
        InceptionForm? form = _forms.GetValueOrDefault(stage.Module);
        if (form is not null)
        {
            cells[_type] = InceptionForm.TypeOf(numbers.NextModule());
            if (form.Stride != 1) cells[_patch] = $"stride {NumberText.Of(form.Stride)}";
            form.Style.Fill(cells, _style, _directives.Norm, _directives.Bias, _directives.Activation);
        }
        else
        {
            string type = _modules!.TypeOf(stage.Module);
            cells[_type] = count == 1 ? type : $"{NumberText.Of(count)}x{type}";
            if (count == 1) cells[_name] = _labels.Of(stage.Last.Name, type);
        }

        if (EndsGrid(stage)) numbers.NextStage();
        _rows.Add(new WrittenRow(cells, stage, count, form));
    }

    private void Add(MapNode node, PaperNumbers numbers)
    {
        var stage = new RowStage(node);
        if (EndsGrid(stage)) numbers.NextStage();
        Dictionary<SheetColumn, string> cells = Cells(node);
        cells[_name] = _labels.Of(node, cells[_type]);
        _rows.Add(new WrittenRow(cells, stage, 1, null));
    }

    private void Add(Head head)
    {
        WrittenRow source = _rows.First(row => row.Stage?.Last == head.Source.Last);
        string label = _labels.Of(head.Rows[^1].Node.Name, "linear") is { Length: > 0 } own ? own : _labels.Of(head.Name, "linear");
        _rows.Add(new WrittenRow(new() { [_type] = label.Length == 0 ? "auxiliary classifier" : $"auxiliary classifier ({label})", [_input] = NameOf(source) }, null, 0, null));
        foreach (RowStage row in head.Rows) _rows.Add(new WrittenRow(Cells(row.Node), row, 1, null));
    }

    // A row that an auxiliary classifier reads has a name.
    private string NameOf(WrittenRow row)
    {
        if (row.Cells.GetValueOrDefault(_name, "").Length > 0) return row.Cells[_name];
        if (row.Form is null) row.Cells[_name] = _labels.Of($"stage {NumberText.Of(_rows.IndexOf(row) + 1)}", "");
        return row.Form is null ? row.Cells[_name] : row.Cells[_type];
    }

    private Dictionary<SheetColumn, string> Cells(MapNode node)
    {
        Dictionary<SheetColumn, string> cells = new() { [_output] = node.Output.ToString() };
        switch (node.Operation)
        {
            case ConvolutionOperation layer:
                cells[_type] = layer.Groups == 1 ? "convolution" : layer.Groups == node.Input.Output.Channels ? "depthwise convolution" : $"grouped convolution (groups {NumberText.Of(layer.Groups)})";
                cells[_patch] = PaddingText.Patch(layer.Place) + PaddingText.Suffix(layer.Place, _directives.Padding, PaddingText.OfConvolutions);
                LayerStyle.Of(node).Fill(cells, _style, _directives.Norm, _directives.Bias, _directives.Activation);
                break;
            case LinearOperation:
                cells[_type] = "linear";
                LayerStyle.Of(node).Fill(cells, _style, LayerStyle.NoNorm, bias: null, Spec.Activation.None);
                break;
            case NormOperation norm:
                cells[_type] = LayerStyle.NormOf(norm.Norm);
                if (norm.Activation != Spec.Activation.None) cells[_style.Activation] = LayerStyle.Word(norm.Activation);
                break;
            case PoolOperation pool:
                if (Directives.IsAmbiguous(pool) && pool.CountsPadding != _directives.CountsPadding)
                    _unsayable.Add(new Unsayable(node.Name, "", $"it {Directives.CountsText(pool.CountsPadding)}, and other averages do not do as it does; a table says once what they do"));
                cells[_type] = pool.Kind == Spec.PoolKind.Max ? "max pool" : "avg pool";
                cells[_patch] = ModuleForm.PoolPatch(pool, _directives);
                break;
            case LocalResponseNormOperation norm:
                cells[_type] = $"local response norm (size {NumberText.Of(norm.Size)}, alpha {NumberText.Of(norm.Alpha)}, beta {NumberText.Of(norm.Beta)}, k {NumberText.Of(norm.K)})";
                break;
            case DropoutOperation dropout:
                cells[_type] = $"dropout ({NumberText.Of((float)Math.Round(dropout.Rate!.Value * 100, 4))}%)";
                break;
            default:
                cells[_type] = node.Operation switch
                {
                    AdaptivePoolOperation => "adaptive avg pool",
                    FlattenOperation { ChannelsLast: true } => "flatten (hwc)",
                    FlattenOperation => "flatten",
                    SoftmaxOperation => "softmax",
                    ActivationOperation { Activation: Spec.Activation.Sigmoid } => "sigmoid",
                    _ => throw new InvalidOperationException($"No row for {node}."),
                };
                break;
        }

        return cells;
    }

    private sealed record WrittenRow(Dictionary<SheetColumn, string> Cells, Stage? Stage, int Copies, InceptionForm? Form);
}
