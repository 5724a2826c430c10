using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InceptionGen.CodeFixes;

/// <summary>Makes all fixes of one kind in a project, or in all projects: each table is rewritten once. Roslyn has no such scope for one additional document;
/// <see cref="TableCodeFixProvider"/> has an action for that.</summary>
internal sealed class TableFixAllProvider : FixAllProvider
{
    public static readonly TableFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all such mistakes in tables",
        cancellation => FixAsync(fixAllContext, cancellation),
        fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        Solution solution = context.Solution;
        IEnumerable<ProjectId> projects = context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id];
        foreach (ProjectId id in projects)
        {
            if (context.Solution.GetProject(id) is not { } project) continue;

            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await TableEdits.ApplyAllAsync(solution, id, FixKind.Matching(diagnostics, context.CodeActionEquivalenceKey).Select(fix => fix.Edits), cancellation).ConfigureAwait(false);
        }

        return solution;
    }
}
