using System;
using System.Collections.Generic;
using InceptionGen.Tool.Importing.Onnx;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>The nodes of a graph that its outputs need, each after those that it reads, in whatever order the file has them.</summary>
internal static class OnnxOrder
{
    /// <summary>A node that reads its own result, by whatever way, comes before what it reads.</summary>
    public static IReadOnlyList<OnnxNode> Of(OnnxModel model)
    {
        Dictionary<string, OnnxNode> makers = new(StringComparer.Ordinal);
        foreach (OnnxNode node in model.Nodes)
        {
            foreach (string output in node.Outputs) makers.TryAdd(output, node);
        }

        List<OnnxNode> ordered = [];
        HashSet<OnnxNode> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(OnnxNode Node, bool IsDone)> open = [];
        for (int index = model.Outputs.Count - 1; index >= 0; index--) Open(model.Outputs[index].Name);
        while (open.TryPop(out (OnnxNode Node, bool IsDone) next))
        {
            if (next.IsDone)
            {
                ordered.Add(next.Node);
            }
            else if (seen.Add(next.Node))
            {
                open.Push((next.Node, true));
                for (int index = next.Node.Inputs.Count - 1; index >= 0; index--) Open(next.Node.Inputs[index]);
            }
        }

        return ordered;

        void Open(string name)
        {
            if (name.Length > 0 && makers.TryGetValue(name, out OnnxNode? node)) open.Push((node, false));
        }
    }
}
