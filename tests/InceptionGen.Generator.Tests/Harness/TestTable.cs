using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
internal sealed record TestTable(string Path, string Text, params (string Name, string Value)[] Options)
{
    /// <summary>What the project says of the table where it lists it once more; null if it lists it once.</summary>
    public (string Name, string Value)[]? Again { get; init; }

    public TableRole Role { get; init; }

    /// <summary>Called when the text is asked for.</summary>
    public Action? Opened { get; init; }
}

/// <summary>How a project has a file.</summary>
internal enum TableRole
{
    /// <summary>As an ArchitectureTable.</summary>
    Listed,

    /// <summary>As a file that a listed table may name.</summary>
    Offered,

    /// <summary>As another additional file, which is not a table.</summary>
    None,
}

/// <summary>A table in memory; a new one for the same text is a new file to the compiler, as after saving it.</summary>
internal sealed class TestText(string path, SourceText text, Action? opened = null) : AdditionalText
{
    public TestText(TestTable table) : this(table.Path, SourceText.From(table.Text, Encoding.UTF8), table.Opened)
    {
    }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        opened?.Invoke();
        return text;
    }
}

/// <summary>What the targets file makes of a project's tables.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private static readonly AnalyzerConfigOptions None = new Values(ImmutableDictionary<string, string>.Empty);

    private readonly Dictionary<string, AnalyzerConfigOptions> _tables = [];

    public TestOptions(string rootNamespace, IEnumerable<TestTable> all)
    {
        GlobalOptions = new Values(ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", rootNamespace));
        foreach (TestTable table in all.Where(table => table.Role != TableRole.None))
        {
            string listings = Listing(table.Options) + (table.Again is { } again ? "|" + Listing(again) : "");
            _tables[table.Path] = new Values(ImmutableDictionary<string, string>.Empty.Add(
                "build_metadata.AdditionalFiles.InceptionGenTable", table.Role == TableRole.Listed ? listings : "offered"));
        }
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _tables.GetValueOrDefault(textFile.Path, None);

    /// <summary>As InceptionGen.Tables.targets writes it: of every option, the last value.</summary>
    private static string Listing((string Name, string Value)[] options) => string.Join('&',
        options.Prepend((Name: "Namespace", Value: "")).Reverse().DistinctBy(option => option.Name)
            .Select(option => option.Name + "=" + Uri.EscapeDataString(option.Value)));

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
