using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A project that is edited while the generator stays in memory, as in an editor.</summary>
internal sealed class EditedProject
{
    private readonly Dictionary<string, TestText> _texts;
    private readonly List<TestTable> _tables;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation = TestCompilation.Create("class Before;");

    public EditedProject(params TestTable[] tables)
    {
        _tables = [.. tables];
        _texts = tables.ToDictionary(table => table.Path, table => new TestText(table));
        _driver = GeneratorRun.Driver(_texts.Values, new TestOptions("Demo", tables)).RunGenerators(_compilation);
    }

    /// <summary>Saves a table with another text.</summary>
    public EditedProject Edit(string path, string before, string after)
    {
        int index = _tables.FindIndex(table => table.Path == path);
        string text = _tables[index].Text.Replace(before, after, StringComparison.Ordinal);
        if (!_tables[index].Text.Contains(before, StringComparison.Ordinal)) throw new ArgumentException($"'{before}' is not in {path}.");
        _tables[index] = _tables[index] with { Text = text };

        var saved = new TestText(_tables[index]);
        _driver = _driver.ReplaceAdditionalText(_texts[path], saved);
        _texts[path] = saved;
        return this;
    }

    public EditedProject Add(TestTable table)
    {
        _tables.Add(table);
        _texts[table.Path] = new TestText(table);
        _driver = _driver.AddAdditionalTexts([_texts[table.Path]]).WithUpdatedAnalyzerConfigOptions(new TestOptions("Demo", _tables));
        return this;
    }

    public EditedProject Remove(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_texts[path]]);
        _tables.RemoveAll(table => table.Path == path);
        return this;
    }

    /// <summary>Changes what the project file says of a table.</summary>
    public EditedProject SetOption(string path, string name, string value)
    {
        int index = _tables.FindIndex(table => table.Path == path);
        _tables[index] = _tables[index] with { Options = [.. _tables[index].Options, (name, value)] };
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new TestOptions("Demo", _tables));
        return this;
    }

    public EditedProject EditCode()
    {
        _compilation = TestCompilation.Create("class After { int field; }");
        return this;
    }

    /// <summary>Runs the generator. Gives for every step what happened to each of its values, and the same for the three outputs.</summary>
    public IReadOnlyDictionary<string, string> Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        Dictionary<string, string> reasons = result.TrackedSteps
            .Where(step => step.Key is not (TrackingNames.Files or TrackingNames.Fetched or TrackingNames.FetchedDiagnostics or TrackingNames.Duplicates))
            .Where(step => typeof(TrackingNames).GetField(step.Key) is not null)
            .ToDictionary(step => step.Key, step => Reasons(step.Value));
        foreach (IGrouping<string, IncrementalGeneratorRunStep> output in result.TrackedOutputSteps.SelectMany(output => output.Value).GroupBy(InputOf).Where(output => output.Key != TrackingNames.FetchedDiagnostics))
            reasons["output of " + output.Key] = Reasons(output);
        return reasons;
    }

    private static string InputOf(IncrementalGeneratorRunStep output) => output.Inputs[0].Source.Name ?? "?";

    /// <summary>In the order of the tables' paths; steps come in any order.</summary>
    private static string Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) => string.Join(", ", steps
        .SelectMany(step => step.Outputs.Select(output => (Path: PathOf(output.Value) ?? PathOf(step), output.Reason)))
        .OrderBy(output => output.Path, StringComparer.Ordinal)
        .Select(output => output.Reason.ToString()));

    private static string? PathOf(object? value) => value switch
    {
        ReadTable table => table.Document.Path,
        TableTask task => task.Table.Document.Path,
        CheckedTable table => table.Path,
        NetworkModel model => model.Path,
        ITuple tuple => PathOf(tuple[0]),
        IncrementalGeneratorRunStep { Inputs: [var input, ..] } => PathOf(input.Source.Outputs[input.OutputIndex].Value) ?? PathOf(input.Source),
        _ => null,
    };
}
