using System.Collections.Generic;
using System.ComponentModel;

namespace InceptionGen.Execution;

/// <summary>Writes down a table row by row. Generated code calls <see cref="Stage"/> for a row, then a method for each of the row's operations in the
/// order in which they run. An operation names what it reads by its index among all operations; -1 is the image.</summary>
/// <param name="name">The class's name.</param>
/// <param name="source">What the table says of its source.</param>
/// <param name="lineage">Whose reading of the paper the table follows.</param>
/// <param name="image">The image's shape.</param>
/// <param name="preprocessing">How bytes become the image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DescriptionBuilder(string name, string source, string lineage, MapShape image, string preprocessing)
{
    private readonly List<(string Name, string Identifier, MapShape Input, MapShape Output, string Head)> _stages = [];
    private readonly List<OperationInfo> _operations = [];
    private string[] _classNames = [];

    /// <summary>What the outputs stand for.</summary>
    public void Classes(params string[] names) => _classNames = names;

    /// <summary>A row of the table.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="identifier">The name of its tap.</param>
    /// <param name="input">The map it reads.</param>
    /// <param name="output">The map it makes.</param>
    /// <param name="head">The auxiliary classifier it belongs to.</param>
    public void Stage(string name, string identifier, MapShape input, MapShape output, string head = "") =>
        _stages.Add((name, identifier, input, output, head));

    /// <summary>A convolution of the column's cell; of the row itself if <paramref name="column"/> is empty.</summary>
    public void Convolution(
        string column, int reads, MapShape input, MapShape output, Extent kernel, Extent stride, Padding padding, TensorNames tensors,
        Activation activation, float epsilon = 0, bool beforePool = false) =>
        _operations.Add(Named(new(Current, column, [reads], input, output) { Kernel = kernel, Stride = stride, Padding = padding, IsBeforePool = beforePool }, tensors, activation, epsilon));

    /// <summary>A fully connected layer over the whole map.</summary>
    public void Linear(string column, int reads, MapShape input, MapShape output, TensorNames tensors, Activation activation, float epsilon = 0) =>
        _operations.Add(Named(new LinearInfo(Current, column, [reads], input, output), tensors, activation, epsilon));

    /// <summary>The largest value of every window.</summary>
    public void MaxPool(int reads, MapShape input, MapShape output, Extent window, Extent stride, Padding padding) =>
        _operations.Add(new PoolInfo(Current, "", [reads], input, output) { Pool = PoolKind.Max, Window = window, Stride = stride, Padding = padding });

    /// <summary>The mean of every window.</summary>
    public void AveragePool(int reads, MapShape input, MapShape output, Extent window, Extent stride, Padding padding, bool countsPadding) =>
        _operations.Add(new PoolInfo(Current, "", [reads], input, output)
        {
            Pool = PoolKind.Average,
            Window = window,
            Stride = stride,
            Padding = padding,
            CountsPadding = countsPadding,
        });

    /// <summary>Means over windows that divide the input evenly.</summary>
    public void AdaptiveAveragePool(int reads, MapShape input, MapShape output) =>
        _operations.Add(new PoolInfo(Current, "", [reads], input, output) { Pool = PoolKind.AdaptiveAverage });

    /// <summary>Local response normalisation.</summary>
    public void LocalResponseNorm(int reads, MapShape map, int size, float alpha, float beta, float k) =>
        _operations.Add(new LocalResponseNormInfo(Current, "", [reads], map, map) { Size = size, Alpha = alpha, Beta = beta, K = k });

    /// <summary>Dropout.</summary>
    public void Dropout(int reads, MapShape map, float? rate = null) => _operations.Add(new DropoutInfo(Current, "", [reads], map, map) { Rate = rate });

    /// <summary>A map as one pixel.</summary>
    public void Flatten(int reads, MapShape input, MapShape output) => _operations.Add(new FlattenInfo(Current, "", [reads], input, output));

    /// <summary>Softmax.</summary>
    public void Softmax(int reads, MapShape map) => _operations.Add(new SoftmaxInfo(Current, "", [reads], map, map));

    /// <summary>Branches side by side; <paramref name="input"/> is what the module reads.</summary>
    public void Concat(int[] reads, MapShape input, MapShape output) => _operations.Add(new ConcatInfo(Current, "", reads, input, output));

    /// <summary>A module's body, scaled and added to what the module reads.</summary>
    public void AddScaled(int reads, int body, MapShape map, float scale, Activation activation) =>
        _operations.Add(new ResidualInfo(Current, "", [reads, body], map, map) { Scale = scale, Activation = activation });

    /// <summary>What was written down.</summary>
    public NetworkDescription Build() => new(name, source, lineage, image, preprocessing, _stages, _operations) { ClassNames = _classNames };

    private int Current => _stages.Count - 1;

    private static ConvolutionInfo Named(ConvolutionInfo convolution, TensorNames tensors, Activation activation, float epsilon) => convolution with
    {
        Activation = activation,
        WeightName = tensors.Kernel,
        BiasName = tensors.Bias,
        BatchNorm = tensors is { Mean: { } mean, Variance: { } variance } ? new(epsilon, tensors.Gamma, tensors.Beta, mean, variance) : null,
    };
}
