using System.Collections.Generic;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>What a table says of a layer besides its filters.</summary>
/// <param name="Norm">"batch norm (epsilon 0.001)"; "none".</param>
internal sealed record LayerStyle(bool HasBias, string Norm, Spec.Activation Activation)
{
    public const string NoNorm = "none";

    public static LayerStyle Of(MapNode node) => node.Operation switch
    {
        ConvolutionOperation layer => new(layer.Bias is not null, NormOf(layer.Norm), layer.Activation),
        LinearOperation layer => new(layer.Bias is not null, NormOf(layer.Norm), layer.Activation),
        _ => new(false, NoNorm, Spec.Activation.None),
    };

    public static string NormOf(NormTensors? norm) => norm is null ? NoNorm : $"batch norm (epsilon {NumberText.Of(norm.Epsilon)}{(norm.Gamma is null ? ", no gamma" : "")})";

    public static string Word(Spec.Activation activation) => activation switch
    {
        Spec.Activation.Relu => "relu",
        Spec.Activation.Relu6 => "relu6",
        Spec.Activation.Sigmoid => "sigmoid",
        _ => "none",
    };

    /// <summary>Fills the cells in which a row differs from what holds without them.</summary>
    /// <param name="row">The row's cells.</param>
    /// <param name="norm">The normalization that holds.</param>
    /// <param name="bias">The bias that holds; null where layers without batch norm have one.</param>
    /// <param name="activation">The activation that holds.</param>
    public void Fill(Dictionary<SheetColumn, string> row, StyleColumns columns, string norm, bool? bias, Spec.Activation activation)
    {
        if (Norm != norm) row[columns.Norm] = Norm;
        if (HasBias != (bias ?? Norm == NoNorm)) row[columns.Bias] = HasBias ? "yes" : "no";
        if (Activation != activation) row[columns.Activation] = Word(Activation);
    }
}

/// <summary>The columns of a row's own rules.</summary>
internal sealed record StyleColumns(SheetColumn Norm, SheetColumn Bias, SheetColumn Activation)
{
    public StyleColumns()
        : this(new("normalization"), new("bias"), new("activation"))
    {
    }

    public IEnumerable<SheetColumn> All => [Norm, Bias, Activation];
}
