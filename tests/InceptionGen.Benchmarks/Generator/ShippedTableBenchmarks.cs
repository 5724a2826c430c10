using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using InceptionGen.Generator;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InceptionGen.Benchmarks.Generator;

/// <summary>What the generator costs in a project that has every shipped table, in a warm process.</summary>
[MemoryDiagnoser]
[MinColumn]
public class ShippedTableBenchmarks
{
    private readonly CSharpCompilation _compilation = CSharpCompilation.Create("Demo");
    private TestTable[] _tables = [];
    private TestText[] _texts = [];
    private TestText[] _edited = [];
    private GeneratorDriver _warm = null!;

    /// <summary>Reads the tables and runs the generator once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _tables = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "tables"), "*.csv").Select(file => new TestTable(Path.GetFileName(file), File.ReadAllText(file)))];
        _texts = [.. _tables.Select(table => new TestText(table))];
        _edited = [.. _tables.Select(table => new TestText(table with { Text = table.Text.Replace("epsilon 0.001", "epsilon 0.002", StringComparison.Ordinal) }))];
        _warm = Driver().RunGenerators(_compilation);
        if (_warm.GetRunResult().Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new InvalidOperationException("A shipped table has an error.");
    }

    /// <summary>All tables read, checked, planned and written.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => Driver().RunGenerators(_compilation);

    /// <summary>A key stroke in the table that takes longest.</summary>
    [Benchmark]
    public GeneratorDriver EditOfInceptionResNet()
    {
        int table = Array.FindIndex(_tables, table => table.Path == "inception_resnet_v2.csv");
        return _warm.ReplaceAdditionalText(_texts[table], _edited[table]).RunGenerators(_compilation);
    }

    private GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new InceptionGenerator().AsSourceGenerator()], _texts, CSharpParseOptions.Default, new TestOptions("Demo", _tables));
}
