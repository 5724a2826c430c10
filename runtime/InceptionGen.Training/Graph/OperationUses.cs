using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Training.Graph;

/// <summary>Which of a network's operations training needs, who reads whose output, and to which a gradient goes.</summary>
internal sealed class OperationUses
{
    private const int Image = -1;

    private readonly NetworkDescription _network;
    private readonly GraphSettings _settings;
    private readonly bool[] _isNeeded;
    private readonly bool[] _hasGradient;
    private readonly List<int>[] _readers;

    public OperationUses(NetworkDescription network, GraphSettings settings)
    {
        (_network, _settings) = (network, settings);
        int count = network.Operations.Count;
        (_isNeeded, _hasGradient, _readers) = (new bool[count], new bool[count], new List<int>[count]);
        for (int index = 0; index < count; index++) _hasGradient[index] = IsTrained(index) || InputsOf(index).Any(HasGradient);

        // An auxiliary classifier that is frozen, and all that it reads, has nothing to learn from its loss.
        Heads = [.. Outputs().Where(head => head.Name.Length == 0 || HasGradient(head.Logits))];
        if (!HasGradient(Heads[0].Logits)) throw new InvalidOperationException($"Nothing of {network.Name} is left to train: every row is frozen. Unfreeze the last ones.");
        foreach ((_, int logits) in Heads) Need(logits);
        for (int index = 0; index < count; index++)
        {
            _readers[index] = [];
            if (!_isNeeded[index]) continue;
            foreach (int input in InputsOf(index).Where(input => input != Image)) _readers[input].Add(index);
        }
    }

    /// <summary>The network's output and the auxiliary classifiers': name and the operation that makes the logits.</summary>
    public IReadOnlyList<(string Name, int Logits)> Heads { get; }

    /// <summary>Whether an output depends on it, and it does something.</summary>
    public bool IsNeeded(int operation) => _isNeeded[operation] && !PassesOn(operation);

    /// <summary>Whether the gradient of its output is computed; of the image, never.</summary>
    public bool HasGradient(int operation) => operation != Image && _hasGradient[operation];

    /// <summary>The operations that read its output, in the order of the table.</summary>
    public IReadOnlyList<int> ReadersOf(int operation) => _readers[operation];

    /// <summary>The operations whose outputs it reads: those that do something, or -1 for the image.</summary>
    public IEnumerable<int> InputsOf(int operation) => _network.Operations[operation].Inputs.Select(Resolve);

    /// <summary>What training does to the operation's row.</summary>
    public RowMode ModeOf(int operation) => _settings.ModeOf(_network.Stages[_network.Operations[operation].Stage]);

    /// <summary>Whether it is one of the <see cref="Heads"/>.</summary>
    public bool MakesLogits(int operation) => Heads.Any(head => head.Logits == operation);

    private bool IsTrained(int operation) => _network.Operations[operation] is ConvolutionInfo convolution && ModeOf(operation) switch
    {
        RowMode.Trained => true,
        RowMode.TrainedButBatchNorm => convolution is not BatchNormRowInfo,
        _ => false,
    };

    // What passes its input on is the operation before it.
    private int Resolve(int operation)
    {
        while (operation != Image && PassesOn(operation)) operation = _network.Operations[operation].Inputs[0];
        return operation;
    }

    private bool PassesOn(int operation) =>
        _network.Operations[operation] is DropoutInfo dropout && (dropout.Rate is null or 0 || _settings.WithoutDropout || ModeOf(operation) == RowMode.Frozen);

    private void Need(int operation)
    {
        if (operation == Image || _isNeeded[operation]) return;
        _isNeeded[operation] = true;
        foreach (int input in _network.Operations[operation].Inputs) Need(input);
    }

    private IEnumerable<(string Name, int Logits)> Outputs()
    {
        IEnumerable<IGrouping<string, StageInfo>> heads = _network.Stages.GroupBy(stage => stage.Head)
            .Where(head => head.Key.Length == 0 || _settings.AuxiliaryClassifiers);
        foreach (IGrouping<string, StageInfo> head in heads)
        {
            int last = _network.Operations.Select((operation, index) => (operation, index)).Last(pair => pair.operation.Stage == LastStage(head)).index;
            OperationInfo output = _network.Operations[last];
            int logits = Resolve(output.MakesProbabilities ? output.Inputs[0] : last);
            if (logits == Image || _network.Operations[logits].Output is not { Height: 1, Width: 1 } shape)
            {
                throw new ArgumentException(
                    $"{_network.Name} cannot be trained: {_network.Stages[output.Stage].Name} makes a map of {output.Output}, and a loss needs one number for each class. End the table in a linear row.");
            }

            yield return (head.Key, logits);
        }
    }

    private int LastStage(IEnumerable<StageInfo> head) => head.Last(stage => stage.Operations.Count > 0).Index;
}
