using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A table as a project lists it.</summary>
/// <param name="Path">Its path; only the path of an error message reaches the generated code's user.</param>
/// <param name="Text">Its text.</param>
/// <param name="Options">Metadata of its item: "Namespace", "Class", "Accessibility", "Input", "Classes", "Until", "IncludeTop", "Pooling", "Names".</param>
internal sealed record TestTable(string Path, string Text, params (string Name, string Value)[] Options);

/// <summary>A table in memory; a new one for the same text is a new file to the compiler, as after saving it.</summary>
internal sealed class TestText(string path, SourceText text) : AdditionalText
{
    public TestText(TestTable table) : this(table.Path, SourceText.From(table.Text, Encoding.UTF8))
    {
    }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}

/// <summary>What the targets file makes of a project's tables.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private static readonly AnalyzerConfigOptions None = new Values(ImmutableDictionary<string, string>.Empty);

    private readonly Dictionary<string, AnalyzerConfigOptions> tables = [];

    public TestOptions(string rootNamespace, IEnumerable<TestTable> all)
    {
        GlobalOptions = new Values(ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", rootNamespace));
        foreach (TestTable table in all)
        {
            var values = new Dictionary<string, string> { ["build_metadata.AdditionalFiles.InceptionGenTable"] = "true" };
            foreach ((string name, string value) in table.Options) values["build_metadata.AdditionalFiles.InceptionGen" + name] = value;
            tables[table.Path] = new Values(values.ToImmutableDictionary());
        }
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => tables.GetValueOrDefault(textFile.Path, None);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
