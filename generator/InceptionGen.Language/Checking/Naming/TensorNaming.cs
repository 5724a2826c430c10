using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Gives every layer the names of its tensors (tables/README.md, section 9).</summary>
internal sealed class TensorNaming
{
    private readonly TableDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, LayerNaming> _namingOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeatedNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<LocationInfo> _reported = [];
    private readonly Dictionary<string, string> _layerOf = new(StringComparer.Ordinal);

    /// <param name="bundle">The network's table, and those that it continues.</param>
    /// <param name="namesFile">The names table that the project gives; empty for the one that the table names.</param>
    public TensorNaming(TableBundle bundle, string namesFile, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        _document = bundle.Document;
        _diagnostics = diagnostics;
        _cancellation = cancellation;
        for (TableBundle? table = bundle; table is not null; table = table.Continued) _namingOf.Add(table.Document.Path, new LayerNaming(table.Names));
        CheckFiles(bundle.Names, namesFile);
    }

    /// <summary>How the weight files of the network's own table call tensors.</summary>
    public TensorPatterns Patterns => _namingOf[_document.Path].Patterns;

    private void CheckFiles(TableDocument? found, string namesFile)
    {
        const string Missing = "no names table of the project has this file name; list it as an ArchitectureTable";
        if (found is null && namesFile.Length > 0)
            _diagnostics.Add(Rules.SettingNotUsable, _document.NameLocation, PlaceInWords.Option("Names"), Excerpt.Of(namesFile), Missing);
        if (TableSettings.Find(_document, "names") is not { } directive) return;

        if (_document.Modules.FirstOrDefault(nested => nested.Kind == TableKind.Names) is { } nested)
            _diagnostics.Add(Rules.TwoNamesTables, directive.ValueLocation, PlaceInWords.Directive(directive.Key), Excerpt.Of(directive.Value), Excerpt.Of(nested.Name));
        else if (found is null && namesFile.Length == 0)
            _diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(directive.Key), Excerpt.Of(directive.Value), Missing);
    }

    /// <param name="stages">The network's.</param>
    /// <param name="isWhole">Whether these are all stages of the table, so that every rule of its names table has something to name.</param>
    public EquatableArray<StageSpec> Name(IReadOnlyList<Stage> stages, bool isWhole)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Stage stage in stages)
        {
            if (!names.Add(stage.Name.Text)) _repeatedNames.Add(stage.Name.Text);
        }

        var specs = new List<StageSpec>(stages.Count);
        foreach (Stage stage in stages)
        {
            _cancellation.ThrowIfCancellationRequested();
            string head = Identifiers.PascalCase(stage.Head) ?? "";
            specs.Add(new StageSpec(stage.Name.Text, stage.Name.Identifier, stage.Source, head, Named(stage.Operation, stage)));
        }

        // Layers of wrong rows may be missing.
        if (isWhole && _namingOf[_document.Path].Table is { } table && !_diagnostics.HasErrors) ReportUnused(table);
        return specs.ToEquatableArray();
    }

    private OperationSpec Named(OperationSpec operation, Stage stage) => operation switch
    {
        ConvolutionSpec convolution => Named(convolution, stage),
        SequenceSpec sequence => sequence with { Operations = sequence.Operations.Select(step => Named(step, stage)).ToEquatableArray() },
        ConcatSpec concat => concat with { Branches = concat.Branches.Select(branch => Named(branch, stage)).ToEquatableArray() },
        ResidualSpec residual => residual with { Body = Named(residual.Body, stage) },
        _ => operation,
    };

    private ConvolutionSpec Named(ConvolutionSpec layer, Stage stage)
    {
        TensorNames tensors = _namingOf[stage.At.Cell.Location.Path].NameOf(stage.Name, layer);
        string place = "row '" + Excerpt.Of(stage.Name.Text) + "'" + (layer.Column.Length == 0 ? "" : ", column '" + Excerpt.Of(layer.Column) + "'");

        // Rows with the same name have been reported, and a substitute has no weights.
        bool isReported = stage.Draft is null || _repeatedNames.Contains(stage.Name.Text);
        foreach (string tensor in TensorPatternSettings.All(tensors))
        {
            if (!_layerOf.TryGetValue(tensor, out string? other)) _layerOf.Add(tensor, place);
            else if (!isReported && _reported.Add(stage.At.Cell.Location))
            {
                _diagnostics.Add(Rules.DuplicateTensor, stage.At.Cell.Location, "R" + place.Substring(1), Excerpt.Of(tensor), other);
            }
        }

        return layer with { Tensors = tensors };
    }

    private void ReportUnused(NamesTable names)
    {
        foreach (NamesRule rule in names.Unused)
        {
            _diagnostics.Add(
                Rules.RuleFitsNothing, new CellReference(rule.RowCell.Text, rule.RowCell),
                "no layer of " + Excerpt.Of(_document.Name) + " is left for this rule: none fits it, or rules above it name all that do");
        }
    }
}
