using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Gives convolutions without a bias one of zeros where others of their kind have one: a table says it once for all, and a row of a module once for a branch.</summary>
internal static class EqualBiases
{
    public static void Run(MapGraph graph)
    {
        foreach (IGrouping<bool, MapNode> kind in graph.Nodes().Where(node => node.Operation is ConvolutionOperation).GroupBy(node => ((ConvolutionOperation)node.Operation).Norm is null).ToArray())
        {
            if (!kind.Any(node => node.Operation is ConvolutionOperation { Bias: not null })) continue;
            foreach (MapNode node in kind)
            {
                var layer = (ConvolutionOperation)node.Operation;
                int filters = node.Output.Channels;
                if (layer.Bias is null) node.Operation = layer with { Bias = Constant.Of([filters], () => new float[filters]) };
            }
        }
    }
}
