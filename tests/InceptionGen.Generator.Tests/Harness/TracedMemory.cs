using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Planning;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A workspace that remembers for every float who wrote it, and fails when somebody reads or keeps something else than was meant.</summary>
internal sealed class TracedMemory
{
    private readonly NetworkPlan plan;
    private readonly string?[] writers;
    private readonly Dictionary<int, string> outputs = [];

    public TracedMemory(NetworkPlan plan)
    {
        this.plan = plan;
        writers = new string?[plan.WorkspaceFloats];
        Write(plan.Image, "image");
    }

    /// <summary>Runs all stages, heads included; every step checks what it reads.</summary>
    public void RunAll()
    {
        foreach (int index in plan.Blocks.SelectMany(block => block.Stages)) Run(index);
        Assert.Equal(plan.Stages.Count, outputs.Count);
    }

    private void Run(int index)
    {
        StagePlan stage = plan.Stages[index];
        string input = stage.Stage.Source < 0 ? "image" : outputs[stage.Stage.Source];
        Require(stage.Input, input);
        outputs[index] = input;
        if (stage.Routine is not { } routineIndex) return;

        // Slices of one map are written by different steps, so a map belongs to who writes each float last.
        RoutinePlan routine = plan.Routines[routineIndex];
        outputs[index] = "stage " + index;
        foreach ((StepPlan step, int number) in routine.Steps.Select((step, number) => (step, number)))
        {
            foreach (Operand read in step.Reads)
            {
                if (read.Place == Place.Input) Require(Channels(stage.Input, read), input);
                if (read.Place == Place.Scratch) Require(Channels(Local(stage, routine, read), read), MapName(index, read));
            }

            foreach (Operand write in step.Writes)
            {
                MapPlan target = write.Place == Place.Output ? stage.Output : Local(stage, routine, write);
                Write(Channels(target, write), write.Place == Place.Output ? outputs[index] : MapName(index, write));
            }

            foreach (Operand read in step.Reads.Where(read => read.Place == Place.Input)) Require(Channels(stage.Input, read), input);
        }

        Require(stage.Output, outputs[index]);
    }

    private static string MapName(int stage, Operand operand) => $"stage {stage} map {operand.Map}";

    private static MapPlan Local(StagePlan stage, RoutinePlan routine, Operand operand)
    {
        MapPlan map = routine.Maps[operand.Map];
        return map with { Offset = stage.Scratch + map.Offset };
    }

    private static MapPlan Channels(MapPlan map, Operand operand)
    {
        Assert.Equal((map.Shape.Height, map.Shape.Width), (operand.Shape.Height, operand.Shape.Width));
        int first = operand.FirstChannel ?? 0;
        Assert.InRange(first + operand.Shape.Channels, 1, map.Shape.Channels);
        return map with { Shape = operand.Shape, Offset = map.Offset + first };
    }

    private void Write(MapPlan map, string writer)
    {
        foreach (long place in Places(map)) writers[place] = writer;
    }

    private void Require(MapPlan map, string writer)
    {
        foreach (long place in Places(map)) Assert.Equal(writer, writers[place]);
    }

    private static IEnumerable<long> Places(MapPlan map)
    {
        for (long pixel = 0; pixel < (long)map.Shape.Height * map.Shape.Width; pixel++)
        {
            for (int channel = 0; channel < map.Shape.Channels; channel++)
                yield return map.Offset + (pixel * map.PixelStride) + channel;
        }
    }
}
