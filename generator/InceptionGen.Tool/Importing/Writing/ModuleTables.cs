using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>The module tables of a network: one for each form, with a name after the papers and letters for the filters in which its uses differ.</summary>
internal sealed class ModuleTables
{
    // With more letters, tables of their own say more.
    private const int MostParameters = 4;

    private static readonly string[] Letters = ["c", "k", "l", "m"];

    private readonly Directives _directives;
    private readonly List<Table> _tables = [];
    private readonly Dictionary<Module, Table> _tableOf = [];

    /// <summary>Finds the tables.</summary>
    /// <param name="unsayable">What a module table cannot say goes here.</param>
    public ModuleTables(NetworkStructure network, Directives directives, List<Unsayable> unsayable)
    {
        _directives = directives;
        List<(Module Module, string Form, bool IsInner, bool IsEarly)> modules = [];
        bool isEarly = true;
        foreach (ModuleStage stage in network.Stages.OfType<ModuleStage>())
        {
            try
            {
                isEarly &= stage.Module.Output.Size != stage.Module.Input.Size;
                foreach (Module module in Layers.WithInner(stage.Module))
                {
                    ModuleForm.CountsPadding(module);
                    modules.Add((module, ModuleForm.Of(module, directives), module != stage.Module, isEarly));
                }
            }
            catch (UnsayableException exception)
            {
                unsayable.Add(new Unsayable(stage.Last.Name, "", exception.Message));
            }
        }

        var names = new ModuleNames();
        foreach (IGrouping<(string, bool IsInner, bool IsEarly), (Module Module, string Form, bool IsInner, bool IsEarly)> form in modules.GroupBy(module => (module.Form, module.IsInner, module.IsEarly)).ToArray())
        {
            Module[] uses = [.. form.Select(module => module.Module)];
            string[] parameters = form.Key.IsInner ? [] : Parameters(uses);
            IEnumerable<Module[]> groups = parameters.Distinct().Count() <= MostParameters + 1 && !form.Key.IsInner ? [uses] : uses.GroupBy(use => string.Join(' ', ModuleForm.Counts(use))).Select(group => group.ToArray());
            foreach (Module[] group in groups)
            {
                var table = new Table(names.Next(group[0], form.Key.IsInner, form.Key.IsEarly), group, group.Length == uses.Length && !form.Key.IsInner ? parameters : [], form.Key.IsInner);
                _tables.Add(table);
                foreach (Module use in group) _tableOf[use] = table;
            }
        }
    }

    /// <summary>What a row that uses a module has as its type: "Inception-B (c 128)".</summary>
    public string TypeOf(Module module)
    {
        Table table = _tableOf[module];
        int[] counts = ModuleForm.Counts(module);
        string[] values = [.. table.Parameters.Index().Where(parameter => parameter.Item.Length > 0).DistinctBy(parameter => parameter.Item).Select(parameter => $"{parameter.Item} {NumberText.Of(counts[parameter.Index])}")];
        return values.Length == 0 ? table.Name : $"{table.Name} ({string.Join(", ", values)})";
    }

    public void WriteTo(StringBuilder text)
    {
        foreach (Table table in _tables) Write(table, text.Append('\n'));
    }

    private void Write(Table table, StringBuilder text)
    {
        Module module = table.Uses[0];
        List<FilterStep>[] rows = [.. module.Branches.Select(branch => branch.Steps.ToList()), .. module.Residual is { } last ? new[] { new List<FilterStep> { new([last.Projection]) } } : []];
        IReadOnlyList<string>[] headings = [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(step => Filters.Heading(step, _directives.Padding))])];
        IReadOnlyList<string> merged = CommonSequence.Of(headings);
        SheetColumn type = new("type", isAlways: true), patch = new("patch size/stride");
        var style = new StyleColumns();
        SheetColumn[] columns = [.. merged.Select(heading => new SheetColumn(heading))];
        var sheet = new Sheet([type, patch, .. style.All, .. columns]);
        sheet.Directive("module", table.Name);
        string[] parameters = [.. table.Parameters.Where(parameter => parameter.Length > 0).Distinct()];
        if (parameters.Length > 0) sheet.Directive("parameters", string.Join(", ", parameters));
        if (ModuleForm.CountsPadding(module) is { } counts && (counts != _directives.CountsPadding || table.IsInner)) sheet.Directive("average pooling", Directives.CountsText(counts));

        int cell = 0;
        for (int index = 0; index < rows.Length; index++)
        {
            Dictionary<SheetColumn, string> row = sheet.Row();
            if (index < module.Branches.Count) FillBranch(module.Branches[index], row, type, patch, style);
            else FillEnd(module.Residual!, row, type, style);

            int[] places = CommonSequence.Places(merged, headings[index]);
            for (int step = 0; step < places.Length; step++)
                row[columns[places[step]]] = string.Join(" | ", Filters.Counts(rows[index][step]).Select(count => table.Parameters.ElementAtOrDefault(cell++) is { Length: > 0 } letter ? letter : NumberText.Of(count)));
        }

        sheet.WriteTo(text);
    }

    private void FillBranch(Branch branch, Dictionary<SheetColumn, string> row, SheetColumn type, SheetColumn patch, StyleColumns style)
    {
        row[type] = branch.Inner is not null ? TypeOf(branch.Inner) : branch.Pool is null ? "conv" : branch.Pool.Kind == Spec.PoolKind.Max ? "max pool" : "avg pool";
        if (branch.Pool is not null) row[patch] = ModuleForm.PoolPatch(branch.Pool, _directives);
        ModuleForm.StyleOf(branch)?.Fill(row, style, _directives.Norm, _directives.Bias, _directives.Activation);
    }

    // A projection has a bias and no batch norm unless its row says so; the row's activation is that of the sum.
    private void FillEnd(ResidualEnd end, Dictionary<SheetColumn, string> row, SheetColumn type, StyleColumns style)
    {
        row[type] = end.Scale == 1 ? "residual" : $"residual (scale {NumberText.Of(end.Scale)})";
        (LayerStyle.Of(end.Projection) with { Activation = end.Activation }).Fill(row, style, LayerStyle.NoNorm, bias: true, _directives.Activation);
    }

    /// <summary>For each count of a module, the letter that stands for it; empty where all uses agree. Counts that are the same in every use have one letter.</summary>
    private static string[] Parameters(Module[] uses)
    {
        int[][] counts = [.. uses.Select(ModuleForm.Counts)];
        bool[] areProjections = ModuleForm.AreProjections(uses[0]);
        string[] parameters = new string[counts[0].Length];
        Dictionary<string, string> named = [];
        int letter = 0;
        for (int index = 0; index < parameters.Length; index++)
        {
            int[] values = [.. counts.Select(count => count[index])];
            string key = string.Join(' ', values);
            if (values.Distinct().Count() == 1) parameters[index] = "";
            else if (named.TryGetValue(key, out string? known)) parameters[index] = known;
            else named[key] = parameters[index] = areProjections[index] && !named.ContainsValue("pool") ? "pool" : letter < Letters.Length ? Letters[letter++] : $"c{NumberText.Of(++letter)}";
        }

        return parameters;
    }

    /// <param name="Parameters">For each count, its letter; none where the table has no parameters.</param>
    /// <param name="IsInner">Whether another module uses it. What it does not say holds as that module says it, not as the network does.</param>
    private sealed record Table(string Name, Module[] Uses, string[] Parameters, bool IsInner);
}
