using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Language.Planning;
using InceptionGen.Memory;

namespace InceptionGen.Compilation.Running;

/// <summary>What a stage does, call by call, for one session: what it needs is allocated here, and running it allocates nothing.</summary>
internal sealed class Routine
{
    private readonly StepPlan[] _steps;
    private readonly MapPlan[] _maps;
    private readonly RunStep[][] _parts;
    private readonly Layer[] _layers;
    private readonly MapView[] _outputs;

    public Routine(RoutinePlan plan)
    {
        _steps = [.. plan.Steps];
        _maps = [.. plan.Maps];
        _parts = [.. _steps.Select(step => step is RunTogetherStep together ? together.Parts.ToArray() : [])];
        int most = _parts.Max(parts => parts.Length);
        (_layers, _outputs) = (new Layer[most], new MapView[most]);
    }

    /// <summary>Runs it.</summary>
    /// <param name="frame">Memory and operations.</param>
    /// <param name="layers">The stage's operations, in order.</param>
    /// <param name="x">What it reads.</param>
    /// <param name="y">What it writes.</param>
    /// <param name="scratch">Where its own maps start, in floats of a workspace for one image.</param>
    public void Run(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch)
    {
        for (int index = 0; index < _steps.Length; index++)
        {
            StepPlan step = _steps[index];
            MapView from = View(step.X, frame, x, y, scratch);
            if (step is RunTogetherStep)
            {
                RunTogether(frame, layers, _parts[index], from, x, y, scratch);
                continue;
            }

            MapView to = View(step.Y, frame, x, y, scratch);
            switch (step)
            {
                case RunStep run: frame.Run(layers[run.Operation.Index], from, to); break;
                case RunAddingStep add: frame.RunAdding(layers[add.Convolution.Index], layers[add.Residual], from, View(add.Added, frame, x, y, scratch), to); break;
                case EndInPoolStep end: frame.EndInPool(layers[end.Convolution], layers[end.Pool.Index], from, to); break;
                case ResidualStep add: frame.Add(layers[add.Residual], from, View(add.Body, frame, x, y, scratch), to); break;
                case CopyStep: frame.Copy(from, to); break;
                default: throw new InvalidOperationException($"No call for {step.GetType().Name}.");
            }
        }
    }

    private void RunTogether(Frame frame, ReadOnlySpan<Layer> layers, RunStep[] parts, MapView from, MapView x, MapView y, long scratch)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            _layers[i] = layers[parts[i].Operation.Index];
            _outputs[i] = View(parts[i].Y, frame, x, y, scratch);
        }

        frame.Run(_layers.AsSpan(0, parts.Length), from, _outputs.AsSpan(0, parts.Length));
    }

    private MapView View(Operand operand, Frame frame, MapView x, MapView y, long scratch)
    {
        MapView map = operand.Slot switch
        {
            MapSlot.Input => x,
            MapSlot.Output => y,
            _ => PlannedSession.Map(frame, _maps[operand.Map], scratch),
        };
        return operand.FirstChannel is { } first ? map.Channels(first, operand.Shape.Channels) : map;
    }
}
