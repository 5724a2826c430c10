using System.Collections.Immutable;
using InceptionGen.Generator.Analysis;
using InceptionGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InceptionGen.Generator;

/// <summary>Reports the warnings of tables: what may be a misprint or a variant. In an editor it reports the errors as well, since an editor shows what an analyzer
/// says of a table that is being typed; a compiler has them from <see cref="InceptionGenerator"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RoslynDiagnostics.Catalogue;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            AnalyzedProject project = AnalyzedProject.Of(start.Options);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (Diagnostic diagnostic in project.DiagnosticsOf(file.AdditionalFile, file.CancellationToken)) file.ReportDiagnostic(diagnostic);
            });
        });
    }
}
