using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InceptionGen.Generator;

/// <summary>Reports the warnings of tables: what may be a misprint or a variant. Editors run analyzers while a table is typed, and generators later;
/// the errors, which decide what is generated, come from <see cref="InceptionGenerator"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RoslynDiagnostics.Catalogue.Where(descriptor => descriptor.DefaultSeverity != DiagnosticSeverity.Error).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var tables = new ProjectTables(start.Options);
            start.RegisterAdditionalFileAction(file => tables.Report(file));
        });
    }

    /// <summary>The project's tables, each read once.</summary>
    private sealed class ProjectTables(AnalyzerOptions options)
    {
        private readonly object _guard = new();
        private Dictionary<AdditionalText, ReadTable>? _tables;
        private TableLibrary? _library;

        public void Report(AdditionalFileAnalysisContext context)
        {
            if (!Read(context.CancellationToken).TryGetValue(context.AdditionalFile, out ReadTable table)) return;
            CheckedTable judged = TableTask.Of(table, _library!).Check(context.CancellationToken);
            foreach (DiagnosticInfo warning in judged.Warnings) context.ReportDiagnostic(warning.ToDiagnostic());
        }

        private Dictionary<AdditionalText, ReadTable> Read(CancellationToken cancellation)
        {
            lock (_guard)
            {
                if (_tables is not null) return _tables;
                TableFile[] files =
                [
                    .. options.AdditionalFiles.Select(text => TableFile.Of(text, options.AnalyzerConfigOptionsProvider)).OfType<TableFile>(),
                ];
                Dictionary<AdditionalText, ReadTable> read = files.Where(file => file.IsListed).ToDictionary(file => file.Text, file => file.Read(cancellation));
                EquatableArray<ReadTable> fetched = NamedTables.Fetch(
                    read.Values.Select(TableNeeds.Of).ToArray(), files.Where(file => !file.IsListed).ToArray(), cancellation);
                foreach (ReadTable table in fetched) read[files.First(file => file.Text.Path == table.Document.Path).Text] = table;

                _library = new TableLibrary(read.Values.Select(table => table.Document));
                return _tables = read;
            }
        }
    }
}
