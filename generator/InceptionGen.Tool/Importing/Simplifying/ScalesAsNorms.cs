using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Says a scale or shift of its own, which follows no layer, as the batch norm that it once was: one whose mean is 0 and whose variance is 1.</summary>
internal static class ScalesAsNorms
{
    private const float Epsilon = 0.001f;

    public static void Run(MapGraph graph)
    {
        ILookup<MapNode, MapNode> users = graph.Users();
        Dictionary<MapNode, MapNode> others = [];
        foreach (MapNode node in graph.Nodes())
        {
            bool isScale = node.Operation is StepOperation && !(node.Operation is StepOperation { Numbers.Length: 1 } && users[node].Any(user => user.Operation is AddOperation));
            if (isScale && node.Input.Operation is not (ImageOperation or StepOperation)) others.Add(node, Norm(node, (StepOperation)node.Operation));
        }

        graph.Replace(others);
        if (others.Count > 0) Simplification.Run(graph);
    }

    private static MapNode Norm(MapNode node, StepOperation step)
    {
        int channels = node.Output.Channels;
        float[] scales = new float[channels], shifts = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            float number = step.Numbers[step.Numbers.Length == 1 ? 0 : channel];
            double scale = step.Sign switch { '*' => number, '/' => 1.0 / number, _ => 1 };
            scales[channel] = (float)(scale * Math.Sqrt(1.0 + Epsilon));
            shifts[channel] = step.Sign switch { '+' => number, '-' => -number, _ => 0 };
        }

        Constant Of(Func<float[]> numbers) => Constant.Of([channels], numbers);
        var tensors = new NormTensors(Epsilon, Of(() => scales), Of(() => shifts), Of(() => new float[channels]), Of(() => [.. Enumerable.Repeat(1f, channels)]));
        return new MapNode(node.Name, new NormOperation(tensors), node.Inputs, node.Output);
    }
}
