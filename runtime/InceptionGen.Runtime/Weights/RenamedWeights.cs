using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Weights.Safetensors;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights;

/// <summary>What a network needs of a source, under the table's own names and in the order that loading needs.</summary>
internal sealed class RenamedWeights
{
    private readonly NetworkDescription _readAs;
    private readonly IWeightSource _source;
    private readonly SafetensorsOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly bool _hasHeads;
    private long _done;

    /// <summary>Finds the tensors. Nothing is read.</summary>
    /// <exception cref="WeightException">They do not fit.</exception>
    /// <exception cref="ArgumentException">The names are those of another network.</exception>
    public RenamedWeights(NetworkDescription network, IWeightSource weights, SafetensorsOptions options, CancellationToken cancellation)
    {
        (_options, _cancellation, _readAs) = (options, cancellation, options.ReadAs ?? network);
        RequireSame(network, _readAs);
        WeightMatch match = WeightCheck.RequireMatch(_readAs, weights, new LoadOptions { IgnoreSurplus = options.IgnoreSurplus });
        _source = match.Source;
        _hasHeads = _readAs.Tensors.All(tensor => match.FitOf(tensor) == TensorFit.Fits);

        // The widest types first: then all numbers lie at multiples of their size.
        (TensorInfo Tensor, SavedTensor Saved)[] all =
        [
            .. network.Tensors.Zip(_readAs.Tensors)
                .Where(tensor => IsWritten(tensor.First))
                .DistinctBy(tensor => tensor.First.Name)
                .Select(tensor => (tensor.First, ToSave(tensor.First, tensor.Second)))
                .OrderByDescending(tensor => tensor.Item2.Type == ElementType.Float32),
        ];
        Written = [.. all.Select(tensor => tensor.Tensor)];
        Saved = [.. all.Select(tensor => tensor.Saved)];
    }

    /// <summary>The tensors that the table needs and the source has, in the order of the file.</summary>
    public IReadOnlyList<TensorInfo> Written { get; }

    /// <summary>The same, to be written.</summary>
    public IReadOnlyList<SavedTensor> Saved { get; }

    private long Elements => Written.Sum(tensor => tensor.Shape.Elements);

    /// <summary>Throws unless a network could be loaded with all numbers.</summary>
    /// <exception cref="WeightException">Lists what is wrong.</exception>
    public void RequireNumbers()
    {
        KernelMemory memory = new();
        List<string> problems = [];
        foreach (ConvolutionInfo layer in _readAs.Operations.OfType<ConvolutionInfo>().Where(layer => _hasHeads || _readAs.Stages[layer.Stage].Head.Length == 0))
        {
            _cancellation.ThrowIfCancellationRequested();
            FoldedTensors.Read(_readAs, layer, _source, memory, problems);
            Report(layer.RequiredTensors().Sum(tensor => tensor.Shape.Elements));
        }

        if (problems.Count > 0) throw NumberCheck.Exception(_readAs, _source, problems);
    }

    private bool IsWritten(TensorInfo tensor) => _hasHeads || tensor.Head.Length == 0;

    private SavedTensor ToSave(TensorInfo tensor, TensorInfo read)
    {
        string name = _source.Find(read.Name)!;
        ElementType stored = _source is IStoredPrecision source ? source.PrecisionOf(name) : ElementType.Float32;
        return new(tensor.Name, tensor.Shape, checked((int)tensor.Shape.Elements), (_, numbers) => Read(read, name, numbers))
        {
            Type = stored is ElementType.Float16 or ElementType.BFloat16 ? stored : ElementType.Float32,
        };
    }

    private void Read(TensorInfo tensor, string name, Span<float> numbers)
    {
        _cancellation.ThrowIfCancellationRequested();
        _source.Read(name, numbers);
        if (tensor is { Role: TensorRole.Kernel, Operation: LinearInfo } && _source.FlattenOrder == FlattenOrder.ChannelsLast)
            FlattenedInputs.ToChannelsFirst(_readAs, tensor.Operation, numbers);
        Report(numbers.Length);
    }

    // Every number is read twice: to be checked, and to be written.
    private void Report(long elements)
    {
        _done += elements;
        _options.Progress?.Report(Math.Min(1, _done / (2.0 * Math.Max(1, Elements))));
    }

    private static void RequireSame(NetworkDescription network, NetworkDescription readAs)
    {
        static (TensorShape, TensorRole, string) Essence(TensorInfo tensor) => (tensor.Shape, tensor.Role, tensor.Head);

        if (network.Tensors.Select(Essence).SequenceEqual(readAs.Tensors.Select(Essence))) return;
        throw new ArgumentException(
            $"{nameof(SafetensorsOptions)}.{nameof(SafetensorsOptions.ReadAs)} needs other tensors than {network.Name}: it is to be the same table with other names.", nameof(network));
    }
}
