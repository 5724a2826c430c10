using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Snapshots;

/// <summary>What the generator writes, to be read by people. Every snapshot compiles without a warning.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> ShippedTables => new(Tables.AllShipped);

    /// <summary>The description of 245 layers is most of the longest one.</summary>
    [Theory]
    [MemberData(nameof(ShippedTables))]
    public void Shipped(string table)
    {
        GeneratorRun run = GeneratorRun.Of(Tables.Shipped(table));
        Assert.Empty(run.Diagnostics);
        run.Compilation.AssertClean();
        Snapshot.Verify(run.Source, ClassOf(run.Source));
        Assert.InRange(run.Source.Count(character => character == '\n'), 100, 1900);
    }

    [Fact]
    public void Table1_as_printed() => Verify("Table1AsPrinted", Tables.Printed("googlenet_table1_as_printed"));

    /// <summary>A module table used twice (one method for both), a residual module, a branch that splits, an auxiliary classifier, a padded map, batch norm.</summary>
    [Fact]
    public void Modules() => Verify(
        "Modules",
        new TestTable("modules.csv", """
            # network: Modules
            # input: 32x32x3
            # normalization: batch norm (epsilon 0.001, no gamma)
            type,patch size/stride,output size,input
            convolution,3x3/2,16x16x32
            2xBlock,,16x16x32
            Split,,16x16x96
            convolution,1x1,16x16x1024
            average pool,16x16/1,1x1x1024
            dropout (20%),,1x1x1024
            linear,,1x1x10
            softmax,,1x1x10
            auxiliary classifier (aux),,,Split
            linear,,1x1x10
            """),
        new TestTable("block.csv", """
            # module: Block
            type,#1x1,#3x3,#1x1
            conv,16
            conv,8,8
            residual (scale 0.17),,,32
            """),
        new TestTable("split.csv", """
            # module: Split
            type,patch size/stride,#1x1,#1x3 | #3x1
            conv,,32
            conv,,16,16 | 16
            max pool,3x3/1
            """));

    /// <summary>Names that would end a comment, a literal or a line, or mean something else in C# or in the generated class.</summary>
    [Fact]
    public void Hostile_names() => Verify("HostileNames", new TestTable("hostile.json", """
        {
          "network": "Réseau \"1\"",
          "source": "</summary> */ {0} \\u0022 \"quoted\" 🦊 two\nlines\u2028three",
          "input": "8x8x3",
          "columns": ["type", "name", "patch size/stride", "output size"],
          "rows": [
            ["convolution", "class", "3x3", "8x8x16"],
            ["convolution", "frame", "3x3", "8x8x16"],
            ["convolution", "image", "3x3", "8x8x16"],
            ["convolution", "Session", "3x3", "8x8x16"],
            ["convolution", "Run", "3x3", "8x8x16"],
            ["convolution", "run class", "3x3", "8x8x16"],
            ["convolution", "layers", "3x3", "8x8x16"],
            ["convolution", "</summary> \"x\" {y} \\ & 🦊", "3x3", "8x8x16"],
            ["convolution", "two\nlines\u2028three", "3x3", "8x8x16"],
            ["convolution", "3 names", "3x3", "8x8x16"],
            ["dropout", "new string", "", "8x8x16"]
          ]
        }
        """));

    private static string ClassOf(string source) => Regex.Match(source, @"public sealed partial class (\w+)").Groups[1].Value;

    private static void Verify(string name, params TestTable[] tables)
    {
        GeneratorRun run = GeneratorRun.Of(tables);
        Assert.Empty(run.Errors);
        run.Compilation.AssertClean();
        Snapshot.Verify(run.Source, name);
        IEnumerable<string> lines = run.Source.Split('\n');
        Assert.True(lines.Count() < 1500, $"{name} has {lines.Count()} lines.");
    }
}
