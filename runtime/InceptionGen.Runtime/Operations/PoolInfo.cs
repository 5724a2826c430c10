using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A pool.</summary>
/// <inheritdoc/>
public sealed record PoolInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>How it joins the values of its window.</summary>
    public PoolKind Pool { get; init; }

    /// <summary>Rows and columns of a window; 0x0 of an adaptive pool.</summary>
    public Extent Window { get; init; }

    /// <summary>Steps of the window; 0x0 of an adaptive pool.</summary>
    public Extent Stride { get; init; }

    /// <summary>Ignored or counted values around the input, beyond which the last windows may reach.</summary>
    public Padding Padding { get; init; }

    /// <summary>Whether an average divides by the part of its window inside the padded input, not inside the input alone.</summary>
    public bool CountsPadding { get; init; }

    /// <inheritdoc/>
    public override string Name => Pool == PoolKind.Max ? "max pool" : "avg pool";

    internal override string PlanLine => Pool switch
    {
        PoolKind.AdaptiveAverage => $"adaptive average pool {Input} to {Output}",
        PoolKind.Max => $"max pool {Windows.Text(this, Window, Stride, Padding)} {Input} to {Output}",
        _ => $"average pool {Windows.Text(this, Window, Stride, Padding)} {Input} to {Output}",
    };

    internal override OnnxValue ToOnnx(OnnxScope onnx) => new OnnxPool(this, onnx).Write();
}
