using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Training.Hashing;

namespace InceptionGen.Training.Graph;

/// <summary>The operations whose outputs depend on the image alone: they are below everything that is trained, and nothing random comes before them. They run before the others, so that
/// what they make of an image can be kept and put in their place.</summary>
internal sealed class FrozenBase
{
    private const int Image = -1;

    private readonly OperationUses _uses;
    private readonly bool[] _contains;
    private readonly int[] _moments;

    public FrozenBase(NetworkDescription network, OperationUses uses)
    {
        _uses = uses;
        int count = network.Operations.Count;
        _contains = new bool[count];
        for (int index = 0; index < count; index++)
        {
            bool isRandom = network.Operations[index] is DropoutInfo;
            _contains[index] = uses.IsNeeded(index) && !uses.HasGradient(index) && !isRandom && uses.InputsOf(index).All(Contains);
        }

        int[] needed = [.. Enumerable.Range(0, count).Where(uses.IsNeeded)];
        Outputs = OutputsOf(needed);
        while (Outputs.FirstOrDefault(output => IsCheap(network, output), Image) is var cheap and not Image)
        {
            _contains[cheap] = false;
            Outputs = OutputsOf(needed);
        }

        Order = [.. needed.Where(Contains), .. needed.Where(index => !Contains(index))];
        _moments = new int[count];
        for (int moment = 0; moment < Order.Count; moment++) _moments[Order[moment]] = moment;
        SavesWork = needed.Any(index => Contains(index) && network.Operations[index] is ConvolutionInfo);
    }

    /// <summary>All operations that an output depends on, in the order in which they run: those of the base, then the others, each group in the order of the table.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>The operations whose outputs the others read, or a loss; -1 for the image.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>Whether it is worth keeping what it makes: there are convolutions in it.</summary>
    public bool SavesWork { get; }

    /// <summary>Whether an operation's output depends on the image alone. The image's own does.</summary>
    public bool Contains(int operation) => operation == Image || _contains[operation];

    /// <summary>When an operation runs.</summary>
    public int MomentOf(int operation) => _moments[operation];

    /// <summary>The hash of its operations, and of which outputs are read.</summary>
    public UInt128 RowsOf(NetworkDescription network)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            // Records write their numbers as the culture has them.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            UInt128 hash = ContentHash.Of(string.Join(' ', Outputs));
            foreach (int index in Order.Where(Contains)) hash = ContentHash.Of($"{index} {string.Join(' ', _uses.InputsOf(index))} {network.Operations[index]}", hash);
            return hash;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private int[] OutputsOf(int[] needed) =>
    [
        .. Enumerable.Range(Image, _contains.Length + 1).Where(index => Contains(index) && (IsLogits(index) || needed.Any(reader => !Contains(reader) && _uses.InputsOf(reader).Contains(index)))),
    ];

    // The pool of a trained module's branch: it is computed from a map that is kept anyway, and would take as much memory.
    private bool IsCheap(NetworkDescription network, int output) => output != Image
        && network.Operations[output] is not (ConvolutionInfo or ConcatInfo)
        && !IsLogits(output)
        && _uses.InputsOf(output).All(Outputs.Contains)
        && !_uses.ReadersOf(output).Any(Contains);

    private bool IsLogits(int operation) => operation != Image && _uses.MakesLogits(operation);
}
