using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace InceptionGen.Execution;

/// <summary>Writes down a table row by row. Generated code calls <see cref="Stage"/> for a row, then a method for each of the row's operations in the
/// order in which they run. An operation names what it reads by its index among all operations; -1 is the image. What follows from that is left out:
/// the shape that it reads and, unless it is given, the shape that it makes.</summary>
/// <param name="name">The class's name.</param>
/// <param name="source">What the table says of its source.</param>
/// <param name="lineage">Whose reading of the paper the table follows.</param>
/// <param name="image">The image's shape.</param>
/// <param name="preprocessing">How bytes become the image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DescriptionBuilder(string name, string source, string lineage, MapShape image, string preprocessing)
{
    private readonly List<(string Name, string Identifier, string Head, MapShape PassedOn)> _stages = [];
    private readonly List<OperationInfo> _operations = [];
    private TensorPatterns _patterns = TensorPatterns.Usual;
    private string[] _classNames = [];
    private TrainingRecipe? _recipe;
    private float _momentum = BatchNormInfo.DefaultMomentum;

    private int Current => _stages.Count - 1;

    /// <summary>What the outputs stand for.</summary>
    public void Classes(params string[] names) => _classNames = names;

    /// <summary>How the network is trained.</summary>
    public void Recipe(TrainingRecipe recipe) => _recipe = recipe;

    /// <summary>The momentum of the batch norms below that name none.</summary>
    public void Momentum(float momentum) => _momentum = momentum;

    /// <summary>How weight files call tensors, where that is not as PyTorch does; a star is the layer's name.</summary>
    public void Names(
        string? convolution = null, string? plainConvolution = null, string? linear = null, string? bias = null,
        string? gamma = null, string? beta = null, string? mean = null, string? variance = null)
    {
        TensorPatterns usual = TensorPatterns.Usual;
        _patterns = new(
            convolution ?? usual.Convolution, plainConvolution, linear ?? usual.Linear, bias ?? usual.Bias,
            gamma ?? usual.Gamma, beta ?? usual.Beta, mean ?? usual.Mean, variance ?? usual.Variance);
    }

    /// <summary>A row of the table.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="identifier">The name of its tap.</param>
    /// <param name="head">The auxiliary classifier it belongs to.</param>
    /// <param name="passesOn">The map that it passes on, if it has no operation.</param>
    public void Stage(string name, string identifier, string head = "", MapShape passesOn = default) => _stages.Add((name, identifier, head, passesOn));

    /// <summary>A convolution of the column's cell; of the row itself if <paramref name="column"/> is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="reads">What it reads.</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="stride">Its steps; 1 if left out.</param>
    /// <param name="padding">Zeros around the input.</param>
    /// <param name="activation">What is applied to the sum.</param>
    /// <param name="epsilon">Of the batch norm that follows; null if none does.</param>
    /// <param name="gamma">Whether that scales.</param>
    /// <param name="bias">Whether it has a bias; if left out, where no batch norm follows.</param>
    /// <param name="layer">What weight files call it; if left out, as <see cref="LayerName.Default"/> has it.</param>
    /// <param name="norm">What they call the batch norm, if that is another name.</param>
    /// <param name="tensors">Its tensors' names, where no pattern gives them.</param>
    /// <param name="output">The map it makes, where that is not what kernel, stride and padding give.</param>
    /// <param name="beforePool">Whether it is computed before the average pool that it reads.</param>
    /// <param name="groups">Parts of the channels that are convolved apart.</param>
    /// <param name="momentum">Of the batch norm that follows; the network's if it is left out.</param>
    public void Convolution(
        string column, int reads, int filters, Extent kernel, Extent? stride = null, Padding padding = default, Activation activation = Activation.Relu,
        float? epsilon = null, bool gamma = true, bool? bias = null, string? layer = null, string? norm = null, TensorNames? tensors = null,
        MapShape? output = null, bool beforePool = false, int groups = 1, float? momentum = null)
    {
        (MapShape input, Extent steps) = (ShapeOf(reads), stride ?? new(1));
        ConvolutionInfo convolution = new(Current, column, [reads], input, output ?? Windows(input, filters, kernel, steps, padding))
        {
            Kernel = kernel,
            Stride = steps,
            Padding = padding,
            IsBeforePool = beforePool,
            Groups = groups,
            Activation = activation,
        };
        _operations.Add(Named(convolution, tensors ?? NamesOf(column, isLinear: false, epsilon, gamma, bias, layer, norm), epsilon, momentum));
    }

    /// <summary>A fully connected layer over the whole map.</summary>
    /// <inheritdoc cref="Convolution"/>
    public void Linear(
        string column, int reads, int filters, Activation activation = Activation.None, float? epsilon = null, bool gamma = true, bool? bias = null,
        string? layer = null, string? norm = null, TensorNames? tensors = null, float? momentum = null)
    {
        LinearInfo linear = new(Current, column, [reads], ShapeOf(reads), new(1, 1, filters)) { Activation = activation };
        _operations.Add(Named(linear, tensors ?? NamesOf(column, isLinear: true, epsilon, gamma, bias, layer, norm), epsilon, momentum));
    }

    /// <summary>Batch normalisation that is a row of its own.</summary>
    /// <inheritdoc cref="Convolution"/>
    public void BatchNorm(
        string column, int reads, float epsilon, Activation activation = Activation.None, bool gamma = true, string? layer = null, TensorNames? tensors = null,
        float? momentum = null)
    {
        LayerName usual = LayerName.Default(_stages[Current].Name, _stages[Current].Identifier, column);
        TensorNames names = tensors ?? _patterns.OfBatchNorm(layer is null ? usual : new(layer, layer), gamma);
        BatchNormRowInfo norm = new(Current, column, [reads], ShapeOf(reads), ShapeOf(reads)) { Activation = activation };
        _operations.Add(Named(norm, names, epsilon, momentum));
    }

    /// <summary>The largest value of every window.</summary>
    public void MaxPool(int reads, Extent window, Extent? stride = null, Padding padding = default, MapShape? output = null) =>
        Pool(PoolKind.Max, reads, window, stride, padding, countsPadding: false, output);

    /// <summary>The mean of every window.</summary>
    public void AveragePool(int reads, Extent window, Extent? stride = null, Padding padding = default, bool countsPadding = false, MapShape? output = null) =>
        Pool(PoolKind.Average, reads, window, stride, padding, countsPadding, output);

    /// <summary>Means over windows that divide the input evenly.</summary>
    public void AdaptiveAveragePool(int reads, MapShape output) =>
        _operations.Add(new PoolInfo(Current, "", [reads], ShapeOf(reads), output) { Pool = PoolKind.AdaptiveAverage });

    /// <summary>Any operation without weights.</summary>
    /// <param name="operation">What it is, on any map.</param>
    /// <param name="reads">What it reads.</param>
    public void Add(OperationInfo operation, int reads)
    {
        ArgumentNullException.ThrowIfNull(operation);
        MapShape input = ShapeOf(reads);
        _operations.Add(operation with { Stage = Current, Inputs = [reads], Input = input, Output = operation.OutputOf(input) });
    }

    /// <summary>Branches side by side, of a module that reads <paramref name="module"/>.</summary>
    public void Concat(int module, params int[] reads)
    {
        MapShape first = ShapeOf(reads[0]);
        int channels = 0;
        foreach (int read in reads) channels += ShapeOf(read).Channels;
        _operations.Add(new ConcatInfo(Current, "", reads, ShapeOf(module), first with { Channels = channels }));
    }

    /// <summary>A module's body, scaled and added to what the module reads.</summary>
    public void AddScaled(int reads, int body, float scale, Activation activation) =>
        _operations.Add(new ResidualInfo(Current, "", [reads, body], ShapeOf(reads), ShapeOf(reads)) { Scale = scale, Activation = activation });

    /// <summary>What was written down.</summary>
    /// <param name="perImageStages">How many stages run image by image in a batch, from the first on.</param>
    public NetworkDescription Build(int perImageStages = 0)
    {
        List<(string, string, MapShape, MapShape, string)> stages = [];
        foreach ((string row, string identifier, string head, MapShape passedOn) in _stages)
        {
            List<OperationInfo> own = _operations.FindAll(operation => operation.Stage == stages.Count);
            stages.Add(own.Count == 0 ? (row, identifier, passedOn, passedOn, head) : (row, identifier, own[0].Input, own[^1].Output, head));
        }

        return new(name, source, lineage, image, preprocessing, stages, _operations) { ClassNames = _classNames, PerImageStages = perImageStages, Recipe = _recipe };
    }

    private ConvolutionInfo Named(ConvolutionInfo convolution, TensorNames tensors, float? epsilon, float? momentum) => convolution with
    {
        WeightName = tensors.Kernel,
        BiasName = tensors.Bias,
        BatchNorm = tensors is { Mean: { } mean, Variance: { } variance }
            ? new(epsilon ?? 0, tensors.Gamma, tensors.Beta, mean, variance) { Momentum = momentum ?? _momentum }
            : null,
    };

    private static MapShape Windows(MapShape input, int channels, Extent window, Extent stride, Padding padding) => new(
        WindowSize.Output(input.Height, window.Height, stride.Height, padding.Top, padding.Bottom),
        WindowSize.Output(input.Width, window.Width, stride.Width, padding.Left, padding.Right),
        channels);

    private void Pool(PoolKind kind, int reads, Extent window, Extent? stride, Padding padding, bool countsPadding, MapShape? output)
    {
        (MapShape input, Extent steps) = (ShapeOf(reads), stride ?? new(1));
        _operations.Add(new PoolInfo(Current, "", [reads], input, output ?? Windows(input, input.Channels, window, steps, padding))
        {
            Pool = kind,
            Window = window,
            Stride = steps,
            Padding = padding,
            CountsPadding = countsPadding,
        });
    }

    private TensorNames NamesOf(string column, bool isLinear, float? epsilon, bool gamma, bool? bias, string? layer, string? norm)
    {
        LayerName usual = LayerName.Default(_stages[Current].Name, _stages[Current].Identifier, column);
        LayerName named = new(layer ?? usual.Weight, norm ?? layer ?? usual.BatchNorm);
        return _patterns.Of(named, isLinear, bias ?? epsilon is null, epsilon is not null, gamma);
    }

    private MapShape ShapeOf(int operation) => operation < 0 ? image : _operations[operation].Output;
}
