using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using Xunit;

namespace InceptionGen.Generator.Tests.Planning;

/// <summary>Runs plans on an abstract memory that knows, float by float, which value it holds.</summary>
public sealed class WorkspaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_stage_reads_what_another_has_overwritten(int batch)
    {
        for (int seed = 0; seed < 500; seed++) new TracedMemory(NetworkPlanner.Plan(new RandomSpecs(seed).Network()), batch).RunAll();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_image_overwrites_what_stages_read_of_another_when_they_run_for_one_after_the_other(int batch)
    {
        int divided = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            NetworkPlan plan = NetworkPlanner.Plan(new RandomSpecs(seed).Network(), RandomSpecs.PerImagePrefix(seed));
            new TracedMemory(plan, batch).RunAll();
            if (plan.PerImagePrefix is { } prefix && prefix.Blocks < plan.Blocks.Count) divided++;
        }

        Assert.InRange(divided, 50, 450);
    }

    [Fact]
    public void A_stage_that_is_run_by_hand_for_all_images_finds_room_for_its_own_maps()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            NetworkPlan plan = NetworkPlanner.Plan(new RandomSpecs(seed).Network(), RandomSpecs.PerImagePrefix(seed));
            Assert.All(plan.Routines, routine => Assert.InRange(routine.ScratchFloats, 0, plan.MapFloats));
        }
    }

    [Fact]
    public void The_image_is_dense_whatever_its_channels()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Specs.Chain(Specs.Convolution(new Shape(8, 8, 1024), 16)));
        Assert.Equal(1024, plan.Image.PixelStride);
    }

    /// <summary>No plan can take less than the maps that one stage reads and writes; beside them, the image and what the stages leave that run image by image.</summary>
    [Theory]
    [InlineData("googlenet", 2 * 56 * 56 * 192)]
    [InlineData("googlenet_torchvision", (112 * 112 * 64) + (56 * 56 * 64))]
    public void GoogLeNet_takes_what_its_largest_stage_takes(string table, long floats)
    {
        floats += (224 * 224 * 3) + (14 * 14 * 480);
        string source = GeneratorRun.Of(Tables.Shipped(table)).Source;
        Assert.Contains($"public const long WorkspaceBytes = {floats * sizeof(float)};", source, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_that_are_read_no_more_give_their_memory_back()
    {
        var map = new Shape(16, 16, 32);
        NetworkPlan plan = NetworkPlanner.Plan(Specs.Chain(Enumerable.Repeat(Specs.Convolution(map, 32, 3), 20).ToArray<OperationSpec>()));
        Assert.Equal(2 * map.Elements, plan.WorkspaceFloats);
    }

    [Fact]
    public void Every_place_is_a_cache_line()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            NetworkPlan plan = NetworkPlanner.Plan(new RandomSpecs(seed).Network());
            IEnumerable<long> places = plan.Stages.SelectMany(stage => new[] { stage.Scratch, stage.Output.Offset })
                .Concat(plan.Routines.SelectMany(routine => routine.Maps).Select(map => map.Offset));
            Assert.All(places, place => Assert.Equal(0, place % 16));
        }
    }

    [Fact]
    public void A_map_of_1024_channels_is_padded_apart()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Specs.Chain(
            Specs.Convolution(new Shape(7, 7, 3), 1024),
            Specs.Linear(new Shape(7, 7, 1024), 2048)));
        Assert.Equal([1040, 2048], plan.Stages.Select(stage => stage.Output.PixelStride));
    }
}
