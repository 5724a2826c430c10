using System;
using InceptionGen.Execution;

namespace InceptionGen.Kernels.Reference;

/// <summary>A convolution whose weights stay as they came.</summary>
internal sealed class ReferenceLayer(OperationInfo info, float[] kernelOihw, float[] bias) : Layer(info)
{
    internal override long ScratchFloats(int batch) => 0;

    internal override void Run(Frame frame, MapView x, MapView y) =>
        ReferenceConvolution.Run(x, y, kernelOihw, bias, Info.Kernel, Info.Stride, Info.Padding, Info.Activation);
}
