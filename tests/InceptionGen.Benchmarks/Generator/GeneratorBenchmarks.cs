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
    private readonly CSharpCompilation before = Compilation("class Before;"), after = Compilation("class After;");
    private TestTable[] tables = [];
    private TestText[] texts = [];
    private TestText original = null!;
    private TestText edited = null!;
    private GeneratorDriver warm = null!;

    /// <summary>Tables in the project.</summary>
    [Params(1, 10, 100)]
    public int Tables { get; set; }

    /// <summary>Reads the table and runs the generator once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "tables");
        string table = File.ReadAllText(Path.Combine(folder, "googlenet.csv")), names = File.ReadAllText(Path.Combine(folder, "googlenet.names.csv"));
        tables = [.. Enumerable.Range(0, Tables).Select(index => new TestTable($"{index}.csv", table, ("Class", $"GoogLeNet{index}"))), new("googlenet.names.csv", names)];
        texts = [.. tables.Select(table => new TestText(table))];
        original = texts[0];
        edited = new TestText(tables[0] with { Text = table.Replace("inception (3a),,,,28x28x256,2,,64,96,", "inception (3a),,,,28x28x256,2,,64,80,", StringComparison.Ordinal) });
        warm = Driver().RunGenerators(before);
        if (warm.GetRunResult().GeneratedTrees.Length != Tables + 1) throw new InvalidOperationException("The tables do not make their classes.");
    }

    /// <summary>All tables read, checked, planned and written.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => Driver().RunGenerators(before);

    /// <summary>A key stroke in C# code.</summary>
    [Benchmark]
    public GeneratorDriver EditOfCode() => warm.RunGenerators(after);

    /// <summary>A key stroke in a cell of one table.</summary>
    [Benchmark]
    public GeneratorDriver EditOfOneCell() => warm.ReplaceAdditionalText(original, edited).RunGenerators(before);

    private GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new InceptionGenerator().AsSourceGenerator()], texts, CSharpParseOptions.Default, new TestOptions("Demo", tables));

    private static CSharpCompilation Compilation(string source) =>
        CSharpCompilation.Create("Demo", [CSharpSyntaxTree.ParseText(source)]);
}
