using System.Collections.Generic;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Graphs;

/// <summary>What a node of a network does, in the terms of tables rather than of an exporter.</summary>
internal abstract record Operation;

/// <summary>The preprocessed image.</summary>
internal sealed record ImageOperation : Operation;

/// <summary>A convolution with what follows it.</summary>
/// <param name="Place">Where its windows lie.</param>
/// <param name="Groups">Parts of the channels that are convolved apart.</param>
/// <param name="Kernel">(O, I, H, W), I being the channels that a filter reads.</param>
/// <param name="Bias">One number per filter; null if there is none.</param>
/// <param name="Norm">Batch norm after it; null if there is none.</param>
internal sealed record ConvolutionOperation(WindowPlace Place, int Groups, Constant Kernel, Constant? Bias, NormTensors? Norm = null, Spec.Activation Activation = Spec.Activation.None) : Operation;

/// <summary>A fully connected layer.</summary>
/// <param name="Kernel">(out, in), the inputs in the order C, H, W.</param>
internal sealed record LinearOperation(Constant Kernel, Constant? Bias, NormTensors? Norm = null, Spec.Activation Activation = Spec.Activation.None) : Operation;

/// <summary>Batch norm that follows no convolution.</summary>
internal sealed record NormOperation(NormTensors Norm, Spec.Activation Activation = Spec.Activation.None) : Operation;

/// <summary>A pool of windows.</summary>
/// <param name="CountsPadding">Whether an average divides by padding, too.</param>
internal sealed record PoolOperation(Spec.PoolKind Kind, WindowPlace Place, bool CountsPadding) : Operation;

/// <summary>An average over windows that divide the map evenly, as PyTorch's adaptive pool has them.</summary>
internal sealed record AdaptivePoolOperation : Operation;

/// <summary>Local response normalisation.</summary>
internal sealed record LocalResponseNormOperation(long Size, float Alpha, float Beta, float K) : Operation;

/// <summary>An activation whose place is not known yet: it belongs to what it follows.</summary>
internal sealed record ActivationOperation(Spec.Activation Activation) : Operation;

/// <summary>Arithmetic with a number for all channels, or one for each.</summary>
/// <param name="Sign">One of + - * /.</param>
internal sealed record StepOperation(char Sign, float[] Numbers) : Operation;

/// <summary>One channel of the image, as exporters write preprocessing channel by channel.</summary>
internal sealed record ChannelOperation(int Channel) : Operation;

/// <summary>Padding that exporters write apart from what it is for.</summary>
internal sealed record PadOperation(Spec.Padding Amounts, float Value) : Operation;

internal sealed record FlattenOperation(bool ChannelsLast) : Operation;

/// <param name="Rate">The share that training drops; null if the file does not say.</param>
internal sealed record DropoutOperation(float? Rate) : Operation;

internal sealed record SoftmaxOperation : Operation;

/// <summary>Maps side by side.</summary>
internal sealed record ConcatOperation : Operation;

/// <summary>The sum of two maps.</summary>
internal sealed record AddOperation(Spec.Activation Activation = Spec.Activation.None) : Operation;

/// <summary>The numbers of a batch norm, one per channel.</summary>
/// <param name="Gamma">Null where the norm has none, as if it were 1.</param>
internal sealed record NormTensors(float Epsilon, Constant? Gamma, Constant Beta, Constant Mean, Constant Variance);

/// <summary>Means over columns alone: half of an adaptive pool.</summary>
internal sealed record ColumnMeansOperation : Operation;
