using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using InceptionGen.Generator;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InceptionGen.Benchmarks.Generator;

/// <summary>What the generator costs an editor or a build, in a warm process. A project of <see cref="Tables"/> tables, each the whole GoogLeNet with both
/// auxiliary classifiers under a name of its own.</summary>
[MemoryDiagnoser]
[MinColumn]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _before = Compilation("class Before;"), _after = Compilation("class After;");
    private TestTable[] _tables = [];
    private TestText[] _texts = [];
    private TestText _original = null!;
    private TestText _edited = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Tables in the project.</summary>
    [Params(1, 10, 100)]
    public int Tables { get; set; }

    /// <summary>Reads the table and runs the generator once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "tables");
        string table = File.ReadAllText(Path.Combine(folder, "googlenet.csv")), names = File.ReadAllText(Path.Combine(folder, "googlenet.names.csv"));
        _tables = [.. Enumerable.Range(0, Tables).Select(index => new TestTable($"{index}.csv", table, ("Class", $"GoogLeNet{index}"))), new("googlenet.names.csv", names)];
        _texts = [.. _tables.Select(table => new TestText(table))];
        _original = _texts[0];
        _edited = new TestText(_tables[0] with { Text = table.Replace("inception (3a),,,,28x28x256,2,,64,96,", "inception (3a),,,,28x28x256,2,,64,80,", StringComparison.Ordinal) });
        _warm = Driver().RunGenerators(_before);
        if (_warm.GetRunResult().GeneratedTrees.Length != Tables + 1) throw new InvalidOperationException("The tables do not make their classes.");
    }

    /// <summary>All tables read, checked, planned and written.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => Driver().RunGenerators(_before);

    /// <summary>A key stroke in C# code.</summary>
    [Benchmark]
    public GeneratorDriver EditOfCode() => _warm.RunGenerators(_after);

    /// <summary>A key stroke in a cell of one table.</summary>
    [Benchmark]
    public GeneratorDriver EditOfOneCell() => _warm.ReplaceAdditionalText(_original, _edited).RunGenerators(_before);

    private GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new InceptionGenerator().AsSourceGenerator()], _texts, CSharpParseOptions.Default, new TestOptions("Demo", _tables));

    private static CSharpCompilation Compilation(string source) =>
        CSharpCompilation.Create("Demo", [CSharpSyntaxTree.ParseText(source)]);
}
