using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Planning;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>A workspace for a batch that remembers for every float who wrote it, and fails when somebody reads or keeps something else than was meant.</summary>
internal sealed class TracedMemory
{
    private readonly NetworkPlan _plan;
    private readonly int _batch;
    private readonly string?[] _writers;
    private readonly Dictionary<(int Stage, int Image), string> _outputs = [];

    public TracedMemory(NetworkPlan plan, int batch)
    {
        (_plan, _batch) = (plan, batch);
        long prefix = plan.PerImagePrefix is null ? 0 : (plan.PerImagePrefix.Offset * batch) + plan.PerImagePrefix.Floats;
        _writers = new string?[Math.Max(plan.MapFloats * batch, prefix)];
        for (int image = 0; image < batch; image++) Write(OfAll(plan.Image), image, "image");
    }

    /// <summary>Runs all stages, heads included; every step checks what it reads.</summary>
    public void RunAll()
    {
        int prefix = _plan.PerImagePrefix?.Blocks ?? 0;
        for (int image = 0; image < _batch; image++)
        {
            foreach (int stage in _plan.Blocks.Take(prefix).SelectMany(block => block.Stages)) Run(stage, [image], isSingle: true);
        }

        int[] images = Enumerable.Range(0, _batch).ToArray();
        foreach (int stage in _plan.Blocks.Skip(prefix).SelectMany(block => block.Stages)) Run(stage, images, isSingle: false);
        Assert.Equal(_plan.Stages.Count * _batch, _outputs.Count);
    }

    private void Run(int index, int[] images, bool isSingle)
    {
        StagePlan stage = _plan.Stages[index];
        Spot x = stage.Input == _plan.Image && ReadsImage(index) ? OfAll(stage.Input) : new Spot(stage.Input, isSingle);
        Spot y = index == _plan.PerImagePrefix?.LastStage ? OfAll(stage.Output) : new Spot(stage.Output, isSingle);
        foreach (int image in images)
        {
            string input = stage.Stage.Source < 0 ? "image" : _outputs[(stage.Stage.Source, image)];
            Require(x, image, input);
            _outputs[(index, image)] = stage.Routine is null ? input : "stage " + index;
        }

        if (stage.Routine is not { } routineIndex) return;

        // Slices of one map are written by different steps, so a map belongs to who writes each float last.
        RoutinePlan routine = _plan.Routines[routineIndex];
        foreach ((StepPlan step, int image) in routine.Steps.SelectMany(step => images.Select(image => (step, image))))
        {
            string input = stage.Stage.Source < 0 ? "image" : _outputs[(stage.Stage.Source, image)];
            foreach (Operand read in step.Reads)
            {
                if (read.Slot == MapSlot.Input) Require(Channels(x, read), image, input);
                if (read.Slot == MapSlot.Scratch) Require(Channels(Local(read), read), image, MapName(index, read));
            }

            foreach (Operand write in step.Writes)
            {
                if (write.Slot == MapSlot.Output) Write(Channels(y, write), image, _outputs[(index, image)]);
                else Write(Channels(Local(write), write), image, MapName(index, write));
            }

            foreach (Operand read in step.Reads.Where(read => read.Slot == MapSlot.Input)) Require(Channels(x, read), image, input);
        }

        foreach (int image in images) Require(y, image, _outputs[(index, image)]);

        Spot Local(Operand operand)
        {
            MapPlan map = routine.Maps[operand.Map];
            return new(map with { Offset = stage.Scratch + map.Offset }, isSingle);
        }
    }

    /// <summary>Whether the stage reads the image, maybe through stages that do nothing.</summary>
    private bool ReadsImage(int stage)
    {
        int source = _plan.Stages[stage].Stage.Source;
        return source < 0 || (_plan.Stages[source].Routine is null && ReadsImage(source));
    }

    private static Spot OfAll(MapPlan map) => new(map, IsSingle: false);

    private static string MapName(int stage, Operand operand) => $"stage {stage} map {operand.Map}";

    private static Spot Channels(Spot spot, Operand operand)
    {
        MapPlan map = spot.Map;
        Assert.Equal((map.Shape.Height, map.Shape.Width), (operand.Shape.Height, operand.Shape.Width));
        int first = operand.FirstChannel ?? 0;
        Assert.InRange(first + operand.Shape.Channels, 1, map.Shape.Channels);
        return spot with { FirstChannel = first, Channels = operand.Shape.Channels };
    }

    private void Write(Spot spot, int image, string writer)
    {
        foreach (long place in Places(spot, image)) _writers[place] = Of(writer, image);
    }

    private void Require(Spot spot, int image, string writer)
    {
        foreach (long place in Places(spot, image)) Assert.Equal(Of(writer, image), _writers[place]);
    }

    private static string Of(string writer, int image) => $"{writer} of image {image}";

    private IEnumerable<long> Places(Spot spot, int image)
    {
        MapPlan map = spot.Map;
        long pixels = (long)map.Shape.Height * map.Shape.Width;
        long start = spot.IsSingle ? (_plan.PerImagePrefix!.Offset * _batch) + map.Offset : (map.Offset * _batch) + (image * pixels * map.PixelStride);
        for (long pixel = 0; pixel < pixels; pixel++)
        {
            for (int channel = 0; channel < spot.Channels; channel++) yield return start + (pixel * map.PixelStride) + spot.FirstChannel + channel;
        }
    }

    /// <summary>Channels of a map of one image, or of the whole batch.</summary>
    private readonly record struct Spot(MapPlan Map, bool IsSingle)
    {
        public int FirstChannel { get; init; }

        public int Channels { get; init; } = Map.Shape.Channels;
    }
}
