using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>Gives every layer the names of its tensors (tables/README.md, section 9).</summary>
internal sealed class TensorNaming
{
    /// <summary>Of a layer that has not been named yet.</summary>
    public static readonly TensorNames Unnamed = new("", null, null, null, null, null);

    private readonly TableDocument document;
    private readonly DiagnosticBag diagnostics;
    private readonly NamesTable? table;
    private readonly HashSet<string> repeatedNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<LocationInfo> reported = [];
    private readonly Dictionary<string, string> layerOf = new(StringComparer.Ordinal);
    private int convolutions, linears;

    public TensorNaming(TableBundle bundle, DiagnosticBag diagnostics)
    {
        document = bundle.Document;
        this.diagnostics = diagnostics;

        // The names table reports its own mistakes.
        if (bundle.Names is not null) table = NamesTable.Read(bundle.Names, new DiagnosticBag());
        if (TableSettings.Find(document, "names") is { } directive) CheckFile(directive);
    }

    private void CheckFile(Directive directive)
    {
        if (document.Modules.FirstOrDefault(nested => nested.Kind == TableKind.Names) is { } nested)
        {
            diagnostics.Add(
                Descriptors.TwoNamesTables, directive.ValueLocation, Place.Directive(directive.Key), Excerpt.Of(directive.Value), Excerpt.Of(nested.Name));
        }
        else if (table is null)
        {
            diagnostics.Add(
                Descriptors.SettingNotUnderstood, directive.ValueLocation, Place.Directive(directive.Key), Excerpt.Of(directive.Value),
                "no names table of the project has this file name; list it as an ArchitectureTable");
        }
    }

    public EquatableArray<StageSpec> Name(IReadOnlyList<Stage> stages)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Stage stage in stages)
        {
            if (!names.Add(stage.Name.Text)) repeatedNames.Add(stage.Name.Text);
        }

        var specs = new List<StageSpec>(stages.Count);
        foreach (Stage stage in stages)
        {
            string head = Identifiers.PascalCase(stage.Head) ?? "";
            specs.Add(new StageSpec(stage.Name.Text, stage.Name.Identifier, stage.Row, stage.Source, head, Named(stage.Operation, stage)));
        }

        // Where rows are wrong, their layers may be missing.
        if (table is not null && stages.All(stage => stage.Blueprint is not null)) ReportUnused(table);
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
        int number = layer.IsLinear ? ++linears : ++convolutions;
        LayerName name = table?.NameOf(stage.Name.Text, layer.Column, number) ?? DefaultName(stage.Name, layer.Column);
        TensorNames tensors = (table?.Patterns ?? TensorPatterns.Usual).Of(layer, name);
        string place = "row '" + Excerpt.Of(stage.Name.Text) + "'" + (layer.Column.Length == 0 ? "" : ", column '" + Excerpt.Of(layer.Column) + "'");

        // Rows of one name are the mistake themselves, and a stand-in has no weights.
        bool isReported = stage.Blueprint is null || repeatedNames.Contains(stage.Name.Text);
        foreach (string tensor in TensorPatterns.All(tensors))
        {
            if (!layerOf.TryGetValue(tensor, out string? other)) layerOf.Add(tensor, place);
            else if (!isReported && reported.Add(stage.At.Cell.Location))
            {
                diagnostics.Add(Descriptors.DuplicateTensor, stage.At.Cell.Location, "R" + place.Substring(1), Excerpt.Of(tensor), other);
            }
        }

        return layer with { Tensors = tensors };
    }

    /// <summary>"inception_3a/3x3_reduce", as Caffe calls it.</summary>
    private static LayerName DefaultName(StageName stage, string column)
    {
        string row = Plain(stage.Text);
        if (row.Length == 0) row = stage.Identifier;
        string rest = Plain(column);
        string name = rest.Length == 0 ? row : row + "/" + rest;
        return new LayerName(name, name);
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '-' or '/') plain.Append(character);
            else if (plain.Length > 0 && plain[plain.Length - 1] is not ('_' or '/')) plain.Append('_');
        }

        return plain.ToString().TrimEnd('_');
    }

    private void ReportUnused(NamesTable names)
    {
        foreach (NamesRule rule in names.Unused)
        {
            diagnostics.Add(
                Descriptors.RuleFitsNothing, new Anchor(rule.RowCell.Text, rule.RowCell),
                "no layer of " + Excerpt.Of(document.Name) + " is left for this rule: none fits it, or rules above it name all that do");
        }
    }
}
