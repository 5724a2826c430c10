using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Analyzer;

/// <summary>In an editor the analyzer says everything and the generator nothing; elsewhere each its own part.</summary>
public sealed class EditorTests
{
    private const string Wrong = """
        # input: 8x8x3
        type,patch size/stride,output size,depth
        convolution,3x3,8x8x16,2
        max pool,2x2/2,4x4x99,0
        """;

    [Fact]
    public async Task An_editor_has_errors_and_advice_from_the_analyzer()
    {
        using var project = new EditorProject(new TestTable("/demo/net.csv", Wrong));

        Diagnostic[] said = await project.AnalyzeAsync();
        GeneratorRunResult generated = await project.GenerateAsync();

        Assert.Equal(["ING301", "ING202"], said.Select(diagnostic => diagnostic.Id));
        Assert.Equal("99", Wrong.Substring(said[1].Location.SourceSpan.End - 2, 2));
        Assert.Empty(generated.Diagnostics);
        Assert.NotEmpty(generated.GeneratedSources);
    }

    [Fact]
    public async Task A_class_that_two_tables_make_is_said_at_both_of_them()
    {
        const string network = "# network: Twin\n# input: 8x8x3\ntype,patch size/stride,output size\nmax pool,2x2/2,4x4x3\n";
        using var project = new EditorProject(new TestTable("/demo/a.csv", network), new TestTable("/demo/b.csv", network));

        Assert.Equal(
            [("/demo/a.csv", "ING401"), ("/demo/b.csv", "ING401")],
            (await project.AnalyzeAsync()).Select(diagnostic => (diagnostic.Location.GetLineSpan().Path, diagnostic.Id)));
        Assert.Empty((await project.GenerateAsync()).Diagnostics);
    }

    [Fact]
    public async Task A_table_that_only_a_listed_one_names_has_its_errors_too()
    {
        using var project = new EditorProject(
            new TestTable("/demo/net.csv", "# names: mine.names.csv\n# input: 8x8x3\ntype,patch size/stride,output size\nmax pool,2x2/2,4x4x3\n"),
            new TestTable("/demo/mine.names.csv", "row,colum,weight\n*,conv,x\n") { Role = TableRole.Offered },
            new TestTable("/demo/other.names.csv", "nonsense") { Role = TableRole.Offered });

        Assert.All(await project.AnalyzeAsync(), diagnostic => Assert.Equal("/demo/mine.names.csv", diagnostic.Location.GetLineSpan().Path));
        Assert.NotEmpty(await project.AnalyzeAsync());
    }

    [Fact]
    public void A_compiler_has_each_once()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", Wrong));

        Assert.Equal(["ING202"], run.Errors.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["ING301"], run.Warnings.Select(diagnostic => diagnostic.Id));
    }
}
