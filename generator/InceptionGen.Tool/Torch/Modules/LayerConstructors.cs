using System.Collections.Generic;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>The constructors of layers.</summary>
/// <param name="classes">The file's classes of layers.</param>
/// <param name="channels">Numbers of channels as numbers or names.</param>
internal sealed class LayerConstructors(LayerClasses classes, ChannelNames channels)
{
    /// <summary>A layer with weights.</summary>
    /// <param name="uses">The layer in each use.</param>
    /// <param name="x">What it reads.</param>
    public Code Layer(IReadOnlyList<OperationSpec> uses, LayerKind kind, Value x)
    {
        var layer = (ConvolutionSpec)uses[0];
        int window = layer.IsLinear ? layer.Input.Height * layer.Input.Width : 1;
        string inputs = channels.Of([.. uses.Select(use => use.Input.Channels * window)], x.HasInputChannels && window == 1);
        return classes.Layer(layer, kind, inputs, channels.Of([.. uses.Select(use => use.Output.Channels)]));
    }

    /// <summary>A layer without weights that is a module in PyTorch; null if it is a function there.</summary>
    public Code? Plain(OperationSpec operation) => operation switch
    {
        PoolSpec pool => classes.Pool(pool),
        LocalResponseNormSpec norm => Code.Call(
            "nn.LocalResponseNorm",
            PythonText.Of(norm.Size),
            "alpha=" + PythonText.Of(Values.Number(norm.Alpha)),
            "beta=" + PythonText.Of(Values.Number(norm.Beta)),
            "k=" + PythonText.Of(Values.Number(norm.K))),
        DropoutSpec { Rate.Length: > 0 } dropout => Code.Call("nn.Dropout", PythonText.Of(Values.Number(dropout.Rate))),
        _ => null,
    };
}
