using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>Projects of tables whose cells stand in the wrong places or hold something else: the generator neither fails nor writes code that does
/// not compile. (Damage within cells: <see cref="Fuzzing.PipelineFuzzTests"/>.)</summary>
public sealed class WrongTableTests
{
    private const int TablesPerProject = 40;

    private static readonly string[] Scraps =
    [
        "", "0", "-", "-1", "1", "3x3", "3x3/2", "1x7", "7x7/1", "99999x99999x9999", "#9999999999x1", "8x8x16", "1x1x1000", "avg + 32", "max + pass through",
        "2xinception (3a)", "9999xconv1", "\"", "\"\"", "{0}", "</summary>", "*/", "\\", "🦊", "\u2028", "\0", "class", "batch norm (epsilon 1e-9)", "[sic: because]",
        "softmax", "flatten", "dropout (40%)", "auxiliary classifier (x)", "residual (scale 0.1)", "linear", "inception", "# input: 7x7x7", "conv1",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rearranged_tables_give_code_that_compiles(int seed)
    {
        var random = new Random(seed);
        TestTable[] originals =
        [
            .. Tables.Shipped("googlenet"), .. Tables.Shipped("googlenet_torchvision"),
            Tables.Printed("googlenet_table1_as_printed"), Tables.Printed("bn_inception_fig5_as_printed"), Tables.Printed("rethinking_table1_as_printed"),
            Tables.Printed("inception_v4_inception_b_seed_as_printed"), Tables.Printed("inception_v4_reduction_b_seed_as_printed"),
        ];
        AssertHarmless([.. Enumerable.Range(0, TablesPerProject).Select(index =>
        {
            TestTable original = originals[random.Next(originals.Length)];
            return new TestTable($"{index}/{original.Path}", Rearrange(original.Text, random), ("Namespace", "Demo" + index));
        })]);
    }

    [Fact]
    public void Ten_thousand_rows_give_a_class()
    {
        var text = new StringBuilder("type,patch size/stride,output size\n");
        for (int row = 0; row < 10_000; row++) text.Append(row % 2 == 0 ? "convolution,3x3,4x4x4\n" : "max pool,3x3/1,4x4x4\n");
        GeneratorRun run = GeneratorRun.Of(new TestTable("deep.csv", text.ToString()));
        Assert.Empty(run.Diagnostics);
        Assert.Empty(SyntaxFactory.ParseCompilationUnit(run.Source).GetDiagnostics());
        Assert.Contains("MaxPool5000", run.Source, StringComparison.Ordinal);
    }

    private static void AssertHarmless(TestTable[] tables)
    {
        GeneratorRun run = GeneratorRun.Of(tables);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "ING009");
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "AD0001");
        run.Compilation.AssertClean();
    }

    private static string Rearrange(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int line = random.Next(lines.Count), other = random.Next(lines.Count);
            string[] cells = lines[line].Split(',');
            switch (random.Next(7))
            {
                case 0:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(other, lines[line]);
                    break;
                case 2:
                    lines[line] = string.Join(',', cells.Where((_, index) => index != other % cells.Length));
                    break;
                case 3 when lines[line].Length > 0:
                    int at = random.Next(lines[line].Length);
                    lines[line] = lines[line][..at] + Scraps[random.Next(Scraps.Length)] + lines[line][at..];
                    break;
                default:
                    cells[random.Next(cells.Length)] = Scraps[random.Next(Scraps.Length)];
                    lines[line] = string.Join(',', cells);
                    break;
            }

            if (lines.Count == 0) lines.Add("");
        }

        return string.Join('\n', lines);
    }
}
