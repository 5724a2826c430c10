using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>What a tensor of an ONNX graph is.</summary>
internal abstract record Value;

/// <summary>The result of a node that a table cannot say, or of one that reads such a result. It is reported once, where it begins.</summary>
internal sealed record UnknownValue : Value;

/// <summary>It does not depend on the image.</summary>
internal sealed record ConstantValue(Constant Constant) : Value;

/// <summary>A map, with its dimensions in the order in which the graph has them.</summary>
/// <param name="Node">What makes it.</param>
/// <param name="Axes">A letter for each dimension: N, C, H and W; S for rows and columns as one. A map's dimension without a letter is 1.</param>
/// <param name="Batch">The images that the graph is written for.</param>
internal sealed record MapValue(MapNode Node, string Axes, int Batch) : Value
{
    public const string ChannelsFirst = "NCHW";

    public int[] Dimensions => [.. Axes.Select(Length)];

    private int Length(char axis) => axis switch
    {
        'N' => Batch,
        'C' => Node.Output.Channels,
        'H' => Node.Output.Height,
        'W' => Node.Output.Width,
        _ => Node.Output.Height * Node.Output.Width,
    };
}
