using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Generator.Analysis;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InceptionGen.CodeFixes;

/// <summary>Offers the fixes that a table's diagnostic carries, the likeliest first, and each of them for the whole table where others need the same.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(TableCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".csv", ".json"])]
[Shared]
public sealed class TableCodeFixProvider : CodeFixProvider
{
    /// <summary>Any of them may carry a fix.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RoslynDiagnostics.Catalogue.Select(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => TableFixAllProvider.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Fix fix in FixProperties.Read(diagnostic.Properties))
            {
                string kind = FixKind.Of(diagnostic, fix);
                Register(fix.Title, [fix], kind, diagnostic);
                if (kinds.Add(kind)) RegisterForTable(kind, diagnostic);
            }
        }

        return Task.CompletedTask;

        void RegisterForTable(string kind, Diagnostic diagnostic)
        {
            Fix[] fixes = [.. FixKind.Matching(DiagnosticsOf(context.TextDocument, context.CancellationToken), kind)];
            if (fixes.Length < 2) return;

            string title = FormattableString.Invariant($"Fix all {fixes.Length} of these ({diagnostic.Id}) in {Path.GetFileName(TableEdits.PathOf(context.TextDocument))}");
            Register(title, fixes, kind + " (table)", diagnostic);
        }

        void Register(string title, IReadOnlyCollection<Fix> fixes, string key, Diagnostic diagnostic) => context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => TableEdits.ApplyAllAsync(project.Solution, project.Id, fixes.Select(fix => fix.Edits), cancellation), key),
            diagnostic);
    }

    /// <summary>What the analyzer has said of the table; it knows that still.</summary>
    private static IEnumerable<Diagnostic> DiagnosticsOf(TextDocument table, CancellationToken cancellation)
    {
        string path = TableEdits.PathOf(table);
        AdditionalText? text = table.Project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => file.Path == path);
        return text is null ? [] : AnalyzedProject.Of(table.Project.AnalyzerOptions).DiagnosticsOf(text, cancellation);
    }
}
