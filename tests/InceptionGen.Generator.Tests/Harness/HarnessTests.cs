using System;
using System.Linq;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Sdk;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Guards that all other tests rely on do fail when they should.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void A_kept_compilation_symbol_tree_location_or_diagnostic_is_found_at_any_depth()
    {
        Compilation compilation = TestCompilation.Create("class C;");
        Location location = Location.Create("net.csv", default, default);
        object[] forbidden =
        [
            compilation,
            compilation.Assembly,
            compilation.SyntaxTrees.Single(),
            location,
            Diagnostic.Create(RoslynDiagnostics.Catalogue[0], location),
        ];
        foreach (object kept in forbidden)
        {
            object deep = new Holder("a", [EquatableArray.Of("b"), new Holder("c", [("d", kept)])]);
            Assert.Throws<FalseException>(() => ObjectGraph.AssertCacheable(deep, "Step"));
        }
    }

    [Fact]
    public void A_missing_a_surplus_and_a_misplaced_diagnostic_fail_the_verification()
    {
        const string table = """
            # input: 8x8x3
            type,patch size/stride,output size
            convolution,3x3,8x8x16
            max pool,2x2/2,CELL
            """;
        Verify.Diagnostics(table.Replace("CELL", "{|ING202:4x4x99|}", StringComparison.Ordinal));

        foreach (string cell in new[] { "4x4x99", "{|ING202:4x4x9|}9", "{|ING201:4x4x99|}", "{|ING202:4x4x16|}" })
            Assert.Throws<TrueException>(() => Verify.Diagnostics(table.Replace("CELL", cell, StringComparison.Ordinal)));
    }

    /// <summary>Where a window reaches over the padding that it counts is where an average is easily wrong, also before a convolution that is swapped with it.</summary>
    [Fact]
    public void Random_networks_have_averages_that_reach_over_the_padding_they_count()
    {
        OperationSpec[] operations = [.. Enumerable.Range(0, 40).SelectMany(seed => new RandomSpecs(seed).Network().Stages).Select(stage => stage.Operation)];

        Assert.InRange(operations.SelectMany(operation => operation.Leaves()).Count(ReachesOver), 5, 1000);

        static bool ReachesOver(OperationSpec operation) =>
            operation is PoolSpec { Kind: PoolKind.Average, CountsPadding: true } && PaddingText.Of(operation)!.EndsWith("ceil", StringComparison.Ordinal);
    }

    private sealed record Holder(string Name, object[] Items);
}
