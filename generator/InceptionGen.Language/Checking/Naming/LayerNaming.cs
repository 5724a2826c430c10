using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Names the layers of one table, in its order: by its names table, else by their rows and columns.</summary>
internal sealed class LayerNaming(TableDocument? names)
{
    private int _convolutions, _linears;

    /// <summary>Null if the table has none. It reports its own mistakes.</summary>
    public NamesTable? Table { get; } = names is null ? null : NamesTable.Read(names, new DiagnosticBag());

    /// <summary>How the table's weight files call tensors.</summary>
    public TensorPatterns Patterns => Table?.Patterns ?? TensorPatterns.Usual;

    /// <summary>The tensors of the next layer.</summary>
    public TensorNames NameOf(StageName stage, ConvolutionSpec layer)
    {
        int number = layer.IsLinear ? ++_linears : ++_convolutions;
        LayerName name = Table?.NameOf(stage.Text, layer.Column, number) ?? LayerName.Default(stage.Text, stage.Identifier, layer.Column);
        if (!layer.HasKernel) return Patterns.OfBatchNorm(name, layer.BatchNorm!.Gamma);
        return Patterns.Of(name, layer.IsLinear, layer.Bias, layer.BatchNorm is not null, layer.BatchNorm is { Gamma: true });
    }
}
