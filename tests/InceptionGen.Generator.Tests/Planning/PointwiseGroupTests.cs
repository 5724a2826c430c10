using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Planning;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Text;
using Xunit;
using static InceptionGen.Generator.Planning.ConvolutionAlgorithm;

namespace InceptionGen.Generator.Tests.Planning;

public sealed class PointwiseGroupTests
{
    private static readonly Shape Map = new(14, 14, 576);

    [Theory]
    [InlineData(96, nameof(Pointwise))]
    [InlineData(160, nameof(Pointwise))]
    [InlineData(256, nameof(PointwiseStrassen))]
    public void One_alone_pays_for_the_sums_of_pixels(int filters, string chosen)
    {
        ConvolutionSpec alone = Specs.Convolution(Map, filters);
        EquatableArray<Candidate> ways = AlgorithmChoice.Candidates(alone);
        Assert.Equal(chosen, ways[0].Algorithm.ToString());
        Assert.Equal(2, ways.Count);
        Cost strassen = ways.Single(way => way.Algorithm == PointwiseStrassen).Cost;
        Assert.Equal(Cost.OfStrassen(alone).Plus(Cost.OfSumsOfPixels(Map)), strassen);
    }

    [Fact]
    public void Some_that_do_not_pay_for_the_sums_alone_do_together()
    {
        Assert.Equal([Pointwise], Chosen(160));
        Assert.Equal([PointwiseStrassen, PointwiseStrassen, PointwiseStrassen], Chosen(160, 128, 128));
    }

    [Fact]
    public void One_that_pays_for_the_sums_takes_others_with_it() =>
        Assert.Equal([PointwiseStrassen, PointwiseStrassen], Chosen(320, 96));

    [Fact]
    public void Some_that_do_not_pay_for_the_sums_together_stay_plain() =>
        Assert.Equal([Pointwise, Pointwise], Chosen(64, 64));

    /// <summary>The halves of 16 or 32 outputs are half a panel, and 40 are computed as 64.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(40)]
    public void One_that_saves_nothing_even_with_the_sums_made_stays_plain(int few) =>
        Assert.Equal([PointwiseStrassen, Pointwise, PointwiseStrassen], Chosen(320, few, 192));

    [Fact]
    public void The_sums_are_counted_once_and_to_those_that_use_them()
    {
        int[] filters = [224, 64, 40, 96];
        Candidate[][] ways = Ways(filters);
        double own = Convolutions([224, 64, 96]).Sum(convolution => Cost.OfStrassen(convolution).Milliseconds);
        Candidate[] users = ways.Select(way => way[0]).Where(way => way.Algorithm == PointwiseStrassen).ToArray();
        Assert.Equal(3, users.Length);
        Assert.Equal(own + Cost.OfSumsOfPixels(Map), users.Sum(way => way.Cost.Milliseconds), 1e-9);
        Assert.All(ways.Where(way => way[0].Algorithm == PointwiseStrassen), way => Assert.True(way[0].Cost.Milliseconds < way[1].Cost.Milliseconds));
        Assert.Equal(Cost.OfStrassen(Specs.Convolution(Map, 40)).Milliseconds, ways[2][1].Cost.Milliseconds);
    }

    [Fact]
    public void A_plan_takes_what_its_groups_chose()
    {
        RoutinePlan routine = Plan(Specs.Concat(
            Map,
            Specs.Convolution(Map, 160),
            Specs.Sequence(Map, Specs.Convolution(Map, 128), Specs.Convolution(Map with { Channels = 128 }, 160, 3)),
            Specs.Sequence(Map, Specs.Pool(Map, PoolKind.Average), Specs.Convolution(Map, 128)),
            Specs.Convolution(Map, 128)));
        ConvolveTogetherStep together = Assert.IsType<ConvolveTogetherStep>(routine.Steps[0]);
        Assert.Equal([160, 128, 128], together.Layers.Select(layer => layer.Convolution.Output.Channels));
        Assert.All(together.Layers, layer => Assert.Equal(PointwiseStrassen, layer.Algorithm));
        Assert.Equal(together.Layers.Select(layer => layer.Cost), Ways(160, 128, 128).Select(way => way[0].Cost));
        Assert.Equal(PointwiseBeforePool, Assert.IsType<ConvolveStep>(routine.Steps[1]).Layer.Algorithm);
    }

    /// <summary>It has no sums to share: without the others, one of 160 outputs does not pay for them.</summary>
    [Fact]
    public void One_before_a_pool_is_of_no_group()
    {
        RoutinePlan routine = Plan(Specs.Concat(
            Map,
            Specs.Convolution(Map, 160),
            Specs.Sequence(Map, Specs.Pool(Map, PoolKind.Average), Specs.Convolution(Map, 256))));
        Assert.Equal([Pointwise, PointwiseBeforePool], routine.Layers.Select(layer => layer.Algorithm));
    }

    [Fact]
    public void A_plan_tells_the_chosen_way_first_and_counts_its_weights()
    {
        string alone = PlanText.Of(NetworkPlanner.Plan(Specs.Chain(Specs.Convolution(Map, 160))));
        Assert.Contains("14x14x160: Pointwise 0.31 ms 360 KB; PointwiseStrassen 0.31 ms 630 KB\n", alone, StringComparison.Ordinal);
        Assert.Contains(" 360 KB of packed weights", alone, StringComparison.Ordinal);

        string together = PlanText.Of(NetworkPlanner.Plan(Specs.Chain(Specs.Concat(Map, Specs.Convolution(Map, 160), Specs.Convolution(Map, 160)))));
        Assert.Contains("14x14x160: PointwiseStrassen 0.30 ms 630 KB; Pointwise 0.31 ms 360 KB\n", together, StringComparison.Ordinal);
        Assert.Contains(" 1,260 KB of packed weights", together, StringComparison.Ordinal);
    }

    private static IEnumerable<ConvolutionSpec> Convolutions(int[] filters) => filters.Select(count => Specs.Convolution(Map, count));

    private static Candidate[][] Ways(params int[] filters)
    {
        PointwiseGroup group = new(Convolutions(filters));
        return Convolutions(filters).Select(convolution => group.Candidates(convolution).ToArray()).ToArray();
    }

    private static ConvolutionAlgorithm[] Chosen(params int[] filters) => Ways(filters).Select(way => way[0].Algorithm).ToArray();

    private static RoutinePlan Plan(OperationSpec stage) => RoutinePlanner.Plan(stage)!;
}
