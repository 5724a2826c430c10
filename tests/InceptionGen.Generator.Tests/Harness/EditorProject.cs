using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InceptionGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A project as an editor has it open: its tables are additional documents of a workspace.</summary>
internal sealed class EditorProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _id;

    public EditorProject(params TestTable[] tables)
    {
        Project project = _workspace.AddProject("Demo", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(TestCompilation.Create().References);
        project = project.AddDocument("Code.cs", "class Code;", filePath: "/demo/Code.cs").Project;
        foreach (TestTable table in tables) project = project.AddAdditionalDocument(table.Path, SourceText.From(table.Text, Encoding.UTF8), filePath: table.Path).Project;

        var options = new TestOptions("Demo", tables);
        var config = new StringBuilder("is_global = true\nbuild_property.RootNamespace = Demo\n");
        foreach (AdditionalText text in tables.Select(table => new TestText(table)))
        {
            if (options.GetOptions(text).TryGetValue(Metadata, out string? listing)) config.Append($"[{text.Path}]\n{Metadata} = {listing}\n");
        }

        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(config.ToString()), filePath: "/demo/.globalconfig").Project;
        _id = project.Id;
        Solution = project.Solution;
    }

    private const string Metadata = "build_metadata.AdditionalFiles.InceptionGenTable";

    public Solution Solution { get; private set; }

    public Project Project => Solution.GetProject(_id)!;

    public AnalyzerOptions Options => Project.AnalyzerOptions;

    /// <summary>What the analyzer says, in the order of the text.</summary>
    public async Task<Diagnostic[]> AnalyzeAsync()
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new TableAnalyzer()], Options).GetAnalyzerDiagnosticsAsync();
        return [.. all.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What the generator makes of the same files.</summary>
    public async Task<GeneratorRunResult> GenerateAsync()
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        return GeneratorRun.Driver(Options.AdditionalFiles, Options.AnalyzerConfigOptionsProvider).RunGenerators(compilation).GetRunResult().Results.Single();
    }

    public string TextOf(string path) => Table(path).GetTextAsync().GetAwaiter().GetResult().ToString();

    public TextDocument Table(string path) => Project.AdditionalDocuments.Single(document => document.FilePath == path);

    public void Edit(string path, string before, string after)
    {
        string text = TextOf(path);
        if (!text.Contains(before, StringComparison.Ordinal)) throw new ArgumentException($"'{before}' is not in {path}.");
        Solution = Solution.WithAdditionalDocumentText(Table(path).Id, SourceText.From(text.Replace(before, after, StringComparison.Ordinal), Encoding.UTF8));
    }

    public void EditCode() => Solution = Solution.WithDocumentText(Project.Documents.Single().Id, SourceText.From("class Edited { int field; }"));

    /// <summary>The actions that an editor offers for a diagnostic, in order.</summary>
    public async Task<List<CodeAction>> ActionsAsync(string path, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(Table(path), diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), default);
        await new TableCodeFixProvider().RegisterCodeFixesAsync(context);
        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        foreach (ApplyChangesOperation operation in (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>()) Solution = operation.ChangedSolution;
    }

    public void Dispose() => _workspace.Dispose();
}
