using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>The papers' tables, typed as they are printed, in a project: what is wrong is said at its cell, and there is a class nonetheless.</summary>
public sealed class PrintedTableTests
{
    /// <summary>The modules that Rethinking's Table 1 names by their figures; their filters, which are not printed, as in its authors' code.</summary>
    private static readonly TestTable[] Figures =
    [
        new("figure5.csv", """
            # module: figure 5
            # reduction: figure 10
            type,patch size/stride,#1x1,#3x3,#3x3
            conv,,64
            conv,,48,64
            conv,,64,96,96
            avg pool,3x3/1,64
            """),
        new("figure6.csv", """
            # module: figure 6
            # reduction: figure 10 at 17x17
            type,patch size/stride,#1x1,#1x7,#7x1,#1x7,#7x1
            conv,,192
            conv,,128,128,192
            conv,,128,128,128,128,192
            avg pool,3x3/1,192
            """),
        new("figure7.csv", """
            # module: figure 7
            type,patch size/stride,#1x1,#3x3,#1x3 | #3x1
            conv,,320
            conv,,384,,384 | 384
            conv,,448,384,384 | 384
            avg pool,3x3/1,192
            """),
        new("figure10.csv", """
            # module: figure 10
            type,patch size/stride,#1x1,#3x3,#3x3/2 V
            conv,,,,384
            conv,,64,96,96
            max pool,3x3/2 V
            """),
        new("figure10at17.csv", """
            # module: figure 10 at 17x17
            type,patch size/stride,#1x1,#1x7,#7x1,#3x3/2 V
            conv,,192,,,320
            conv,,192,192,192,192
            max pool,3x3/2 V
            """),
    ];

    [Fact]
    public void Batch_normalised_inceptions_figure_gives_a_class_and_its_mistakes_at_their_cells()
    {
        GeneratorRun run = GeneratorRun.Of(Tables.Printed("bn_inception_fig5_as_printed"));

        Assert.Equal(
            [
                "warning ING216 (2,14): Row 'convolution', column 'patch size/stride': a 7x7/2 convolution gives 112x112 from 224x224 under 'same' (2+3) and 'half' (3), which pad differently, and 'same' is taken. Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.",
                "warning ING216 (3,10): Row 'max pool', column 'patch size/stride': a 3x3/2 pool gives 56x56 from 112x112 under 'same' (0+1), 'half' (1) and 'ceil' (0+1), which pad differently, and 'same' is taken, here and in 1 other row. Write '# pooling: same', '# pooling: half' or '# pooling: ceil' above the header for all pools, or the rule in the row's column 'padding'.",
                "warning ING301 (4,29): Row 'convolution 2', column 'depth': the longest path has 2 layers with parameters, the cell says 1",
                "error ING204 (8,25): Row 'inception (3c)', column 'output size': the branches give 14x14x576 (160 + 96 + 320), the cell says 28x28x576. Set the cell to 14x14x576, or change a branch.",
                "error ING204 (11,17): Row 'inception (4c)', column 'output size': the branches give 14x14x608 (160 + 160 + 160 + 128), the cell says 14x14x576. Set the cell to 14x14x608, or change a branch.",
                "error ING204 (12,17): Row 'inception (4d)', column 'output size': the branches give 14x14x608 (96 + 192 + 192 + 128), the cell says 14x14x576. Set the cell to 14x14x608, or change a branch.",
                "error ING204 (13,25): Row 'inception (4e)', column 'output size': the branches give 7x7x1056 (192 + 256 + 608), the cell says 14x14x1024. Set the cell to 7x7x1056, or change a branch.",
            ],
            run.Diagnostics.Select(Print));
        Assert.Equal(["Demo.BnInceptionFig5AsPrinted.g.cs", MapModel.HintName], run.Sources.Keys.Order(System.StringComparer.Ordinal));
        run.Compilation.AssertClean();
    }

    /// <summary>What it cannot mean is a seventh row without padding.</summary>
    [Fact]
    public void Rethinkings_table_takes_its_modules_from_its_figures()
    {
        GeneratorRun run = GeneratorRun.Of([Tables.Printed("rethinking_table1_as_printed"), .. Figures]);

        Assert.Equal(
            ["warning ING215 (8,1): Row 'conv 5', column 'type': a 3x3/1 convolution gives 35x35 from 35x35 only with padding, and the rows of this table that pad say so. Write 'conv padded'."],
            run.Diagnostics.Select(Print));
        run.Compilation.AssertClean();
        Assert.Contains("public static IG_::Tap<Map17x17x768> Inception3 ", run.Source, System.StringComparison.Ordinal);
        Assert.Contains("public static IG_::Tap<Map8x8x1280> Inception8 ", run.Source, System.StringComparison.Ordinal);
        Assert.Contains("public static IG_::Tap<Map8x8x2048> Inception10 ", run.Source, System.StringComparison.Ordinal);

        // The printed table says nothing of batch norm, so its convolutions have biases where the shipped one has gamma and beta.
        string shipped = GeneratorRun.Of(Tables.Shipped("inception_v2")).Source;
        Assert.Equal(MultiplyAdds(shipped), MultiplyAdds(run.Source));
    }

    [Fact]
    public void Without_reductions_the_sizes_of_its_modules_are_wrong()
    {
        GeneratorRun run = GeneratorRun.Of([
            Tables.Printed("rethinking_table1_as_printed"),
            .. Figures.Select(figure => figure with { Text = Regex.Replace(figure.Text, "# reduction: .*\n", "") }),
        ]);

        Assert.Equal(
            [
                "error ING201 (10,28): Row '5×Inception', column 'input size': the row above gives 35x35x288, the cell says 17x17x768. Set the cell to 35x35x288, or change what comes before.",
                "error ING201 (11,28): Row '2×Inception', column 'input size': the row above gives 35x35x768, the cell says 8x8x1280. Set the cell to 35x35x768, or change what comes before.",
            ],
            run.Errors.Select(Print));
        run.Compilation.AssertClean();
    }

    private static string MultiplyAdds(string source) => Regex.Match(source, "public const long MultiplyAdds = (\\d+);").Groups[1].Value;

    private static string Print(Diagnostic diagnostic)
    {
        (int line, int character) = (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Location.GetLineSpan().StartLinePosition.Character + 1);
        return $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id} ({line},{character}): {Verify.Message(diagnostic)}";
    }
}
