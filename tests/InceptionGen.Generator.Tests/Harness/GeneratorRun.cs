using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using InceptionGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>The generator and the analyzer over a project's tables, as the compiler runs them. Every run checks that the pipeline can be cached: it runs
/// twice and nothing may run again, and no step may keep a symbol, a location or the like.</summary>
internal sealed class GeneratorRun
{
    private static readonly string[] StepNames = typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (string)field.GetRawConstantValue()!).ToArray();

    private GeneratorRun(GeneratorDriverRunResult result, Compilation compilation, ImmutableArray<Diagnostic> warnings) =>
        (Result, Compilation, Warnings) = (result, compilation, warnings);

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The project with the generated classes.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the analyzer says.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>What the generator says.</summary>
    public ImmutableArray<Diagnostic> Errors => Result.Diagnostics;

    /// <summary>What both say, in the order of the text.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Errors.Concat(Warnings)
        .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.Results.Single().GeneratedSources
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The source of the first table's class.</summary>
    public string Source => Result.Results.Single().GeneratedSources.First(source => source.HintName != MapModel.HintName).SourceText.ToString();

    public static GeneratorRun Of(params TestTable[] tables) => Of(rootNamespace: "Demo", tables);

    public static GeneratorRun Of(string rootNamespace, params TestTable[] tables)
    {
        CSharpCompilation compilation = TestCompilation.Create();
        AdditionalText[] texts = tables.Select(table => (AdditionalText)new TestText(table)).ToArray();
        var options = new TestOptions(rootNamespace, tables);
        GeneratorDriver driver = Driver(texts, options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));

        AssertNothingRunsAgain(driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single());
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in Steps(result.Results.Single()))
        {
            foreach ((object value, _) in steps.SelectMany(step => step.Outputs)) ObjectGraph.AssertCacheable(value, name);
        }

        return new GeneratorRun(result, output, Analyze(compilation, texts, options));
    }

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> texts, AnalyzerConfigOptionsProvider options) => CSharpGeneratorDriver.Create(
        [new InceptionGenerator().AsSourceGenerator()],
        texts,
        TestCompilation.ParseOptions,
        options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static ImmutableArray<Diagnostic> Analyze(Compilation compilation, AdditionalText[] texts, TestOptions options)
    {
        var analyzer = new CompilationWithAnalyzers(
            compilation, [new TableAnalyzer()], new AnalyzerOptions([.. texts], options));
        return analyzer.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static void AssertNothingRunsAgain(GeneratorRunResult second)
    {
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in Steps(second))
        {
            foreach ((_, IncrementalStepRunReason reason) in steps.SelectMany(step => step.Outputs))
                Assert.True(reason == IncrementalStepRunReason.Cached, $"Step {name} is {reason} in a second run.");
        }

        foreach ((_, IncrementalStepRunReason reason) in second.TrackedOutputSteps.SelectMany(output => output.Value).SelectMany(step => step.Outputs))
            Assert.Equal(IncrementalStepRunReason.Cached, reason);
    }

    /// <summary>The steps that <see cref="TrackingNames"/> lists.</summary>
    private static IEnumerable<(string Name, ImmutableArray<IncrementalGeneratorRunStep> Steps)> Steps(GeneratorRunResult result) =>
        StepNames.Where(result.TrackedSteps.ContainsKey).Select(name => (name, result.TrackedSteps[name]));
}
