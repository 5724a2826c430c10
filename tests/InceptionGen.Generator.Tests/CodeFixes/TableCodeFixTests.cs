using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.CodeFixes;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace InceptionGen.Generator.Tests.CodeFixes;

/// <summary>Fixes as an editor offers and applies them.</summary>
public sealed class TableCodeFixTests
{
    private const string Path = "/demo/net.csv";

    private const string Right = """
        # input: 8x8x3
        type,patch size/stride,output size
        convolution,3x3,8x8x16
        max pool,2x2/2,4x4x16
        max pool,2x2/2,2x2x16
        """;

    [Fact]
    public async Task A_cell_is_set_to_what_it_should_be()
    {
        using var project = new EditorProject(new TestTable(Path, Right.Replace("4x4x16", "4x4x99")));
        Diagnostic error = Assert.Single(await project.AnalyzeAsync());

        CodeAction action = (await project.ActionsAsync(Path, error))[0];
        await project.ApplyAsync(action);

        Assert.Equal("Set the cell to '4x4x16'", action.Title);
        Assert.Equal(Right, project.TextOf(Path));
    }

    [Fact]
    public async Task A_kind_of_mistake_is_mended_in_the_whole_table_by_one_action()
    {
        using var project = new EditorProject(new TestTable(Path, Right.Replace("4x4x16", "4x4x99").Replace("2x2x16", "2x2x98")));
        Diagnostic[] errors = await project.AnalyzeAsync();
        List<CodeAction> actions = await project.ActionsAsync(Path, errors[0]);

        CodeAction all = Assert.Single(actions, action => action.Title.StartsWith("Fix all"));
        Assert.Equal($"Fix all 2 of these ({errors[0].Id}) in net.csv", all.Title);
        await project.ApplyAsync(all);

        Assert.Equal(Right, project.TextOf(Path));
    }

    [Fact]
    public async Task A_mistake_without_others_like_it_has_no_action_for_all()
    {
        using var project = new EditorProject(new TestTable(Path, Right.Replace("4x4x16", "4x4x99")));
        List<CodeAction> actions = await project.ActionsAsync(Path, Assert.Single(await project.AnalyzeAsync()));

        Assert.DoesNotContain(actions, action => action.Title.StartsWith("Fix all"));
    }

    [Fact]
    public async Task Fix_all_of_a_project_rewrites_each_table_once()
    {
        string wrong = Right.Replace("4x4x16", "4x4x99");
        using var project = new EditorProject(new TestTable("/demo/a.csv", "# network: A\n" + wrong), new TestTable("/demo/b.csv", "# network: B\n" + wrong));
        Diagnostic[] errors = await project.AnalyzeAsync();
        string kind = (await project.ActionsAsync("/demo/a.csv", errors[0]))[0].EquivalenceKey!;
        var context = new FixAllContext(project.Project, new TableCodeFixProvider(), FixAllScope.Project, kind, [errors[0].Id], new Said(errors), default);

        await project.ApplyAsync((await new TableCodeFixProvider().GetFixAllProvider().GetFixAsync(context))!);

        Assert.Equal("# network: A\n" + Right, project.TextOf("/demo/a.csv"));
        Assert.Equal("# network: B\n" + Right, project.TextOf("/demo/b.csv"));
    }

    [Fact]
    public void Every_diagnostic_may_have_a_fix() =>
        Assert.Equal(new TableAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(), new TableCodeFixProvider().FixableDiagnosticIds.Order());

    private sealed class Said(IEnumerable<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all);
    }
}
