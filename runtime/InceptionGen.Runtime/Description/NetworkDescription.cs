using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Algorithms;

namespace InceptionGen;

/// <summary>What a table says, for use at run time: its stages, their operations and the tensors they need.</summary>
public sealed class NetworkDescription
{
    private readonly Lazy<TensorInfo[]> _tensors;

    /// <summary>Made by generated code.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="source">What the table says of its source.</param>
    /// <param name="lineage">Whose reading of the paper the table follows.</param>
    /// <param name="input">The image's shape.</param>
    /// <param name="preprocessing">How bytes become the input.</param>
    /// <param name="stages">Name, identifier, input, output and head of every stage.</param>
    /// <param name="operations">All operations, stage by stage.</param>
    public NetworkDescription(
        string name,
        string source,
        string lineage,
        MapShape input,
        string preprocessing,
        IReadOnlyList<(string Name, string Identifier, MapShape Input, MapShape Output, string Head)> stages,
        IReadOnlyList<OperationInfo> operations)
    {
        (Name, Source, Lineage, Input, Preprocessing, Operations) = (name, source, lineage, input, preprocessing, operations);
        ILookup<int, OperationInfo> byStage = operations.ToLookup(operation => operation.Stage);
        Stages = [.. stages.Select((stage, index) =>
            new StageInfo(index, stage.Name, stage.Identifier, stage.Input, stage.Output, stage.Head, [.. byStage[index]]))];
        Taps = [.. Stages.Select(stage => new Tap(this, stage.Index))];
        _tensors = new(() => [.. Stages.SelectMany(TensorsOf)]);

        StageInfo last = Stages.Last(stage => stage.Head.Length == 0);
        Output = Taps[last.Index];
        Logits = last.Operations is [.., { MakesProbabilities: true, Inputs: [>= 0 and int logits] }] ? Taps[operations[logits].Stage] : Output;
    }

    /// <summary>The class's name.</summary>
    public string Name { get; }

    /// <summary>What the table says of its source.</summary>
    public string Source { get; }

    /// <summary>Whose reading of the paper the table follows.</summary>
    public string Lineage { get; }

    /// <summary>The image's shape.</summary>
    public MapShape Input { get; }

    /// <summary>How bytes become the input ("rgb / 127.5 - 1").</summary>
    public string Preprocessing { get; }

    /// <summary>What the outputs stand for, one name for each; empty if the table does not say.</summary>
    public IReadOnlyList<string> ClassNames { get; internal init; } = [];

    /// <summary>How many stages run image by image in a batch, from the first on: those whose maps are too large for the caches. The others run for the whole batch.</summary>
    public int PerImageStages { get; internal init; }

    /// <summary>How the table says that the network is trained; null if it says nothing of it.</summary>
    public TrainingRecipe? Recipe { get; internal init; }

    /// <summary>The rows, in order; those of auxiliary classifiers last.</summary>
    public IReadOnlyList<StageInfo> Stages { get; }

    /// <summary>Every stage's output by name, for callers that choose at run time. Generated classes have the same ones typed.</summary>
    public IReadOnlyList<Tap> Taps { get; }

    /// <summary>The network's last stage, whose output is its answer (<see cref="Session.Output"/>).</summary>
    public Tap Output { get; }

    /// <summary>The stage before the softmax or sigmoid at the end (<see cref="Session.Logits"/>); <see cref="Output"/> if the network does not end in one.</summary>
    public Tap Logits { get; }

    /// <summary>All operations, stage by stage.</summary>
    public IReadOnlyList<OperationInfo> Operations { get; }

    /// <summary>The tensors that a weight file must have, with the rows and columns that need them; those of auxiliary classifiers last.</summary>
    public IReadOnlyList<TensorInfo> Tensors => _tensors.Value;

    /// <summary>How the network runs on this machine, to read: which algorithm computes each convolution, what else could, and what each costs in time and packed weights.</summary>
    public string Plan => PlanText.Of(this, Machine.Current);

    /// <summary>All learned numbers of the network itself, without auxiliary classifiers.</summary>
    public long Parameters => Stages.Where(stage => stage.Head.Length == 0).Sum(stage => stage.Parameters);

    /// <summary>Means and variances of batch norm, without auxiliary classifiers. They are not learned: PyTorch leaves them out of a model's parameters,
    /// Keras counts them in as "non-trainable".</summary>
    public long RunningStatistics => Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations).Sum(operation => operation.RunningStatistics);

    /// <summary>Multiply-adds for one image, without auxiliary classifiers.</summary>
    public long MultiplyAdds => Stages.Where(stage => stage.Head.Length == 0).Sum(stage => stage.MultiplyAdds);

    private static IEnumerable<TensorInfo> TensorsOf(StageInfo stage) =>
        from operation in stage.Operations
        from tensor in operation.RequiredTensors()
        select new TensorInfo(tensor.Name, tensor.Shape, tensor.Role, operation, stage);
}
