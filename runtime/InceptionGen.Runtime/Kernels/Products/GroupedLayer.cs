using System.Linq;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Products;

/// <summary>A grouped convolution as ordinary ones on slices of its maps.</summary>
/// <param name="info">The grouped convolution.</param>
/// <param name="groups">The convolution of each group, in the order of its channels.</param>
internal sealed class GroupedLayer(ConvolutionInfo info, ConvolutionLayer[] groups) : ConvolutionLayer(info)
{
    internal override long WeightBytes => groups.Sum(layer => layer.WeightBytes);

    internal override long ScratchFloats(int batch) => groups.Max(layer => layer.ScratchFloats(batch));

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        int inputs = x.ChannelCount / groups.Length, outputs = y.ChannelCount / groups.Length;
        for (int group = 0; group < groups.Length; group++)
            groups[group].Run(context, x.Channels(group * inputs, inputs), y.Channels(group * outputs, outputs), residual.Channels(group * outputs, outputs));
    }
}
