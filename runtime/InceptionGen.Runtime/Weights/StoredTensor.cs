using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>A tensor in a file: its shape, and where among the file's elements each of its values lies. Views, and kernels that a file keeps in another order
/// of dimensions, are strides; they are read piece by piece into their place, never copied twice.</summary>
internal sealed class StoredTensor
{
    // No library writes more; the loop below nests as deep.
    private const int MostDimensions = 64;
    private const int Block = 1024;

    private readonly IElements _elements;
    private readonly long _first;
    private readonly Axis[] _axes;

    private StoredTensor(string name, TensorShape shape, IElements elements, long first, Axis[] axes) =>
        (Name, Shape, _elements, _first, _axes) = (name, shape, elements, first, axes);

    public string Name { get; }

    public TensorShape Shape { get; }

    /// <summary>Why it cannot be read; null if it can.</summary>
    public string? Defect => _elements.AreNumbers ? null : $"holds {_elements.TypeName}, which are no floating-point numbers";

    /// <summary>A tensor whose elements lie in their order.</summary>
    public static StoredTensor Packed(string name, TensorShape shape, IElements elements) => new(name, shape, elements, 0, [new(shape.Elements, 1, 1)]);

    /// <summary>A tensor whose elements lie at strides.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="elements">What it is a view of.</param>
    /// <param name="count">How many those are.</param>
    /// <param name="first">Its first element.</param>
    /// <param name="strides">How far the next element of each dimension is.</param>
    /// <exception cref="InvalidDataException">It is not all among those elements.</exception>
    public static StoredTensor View(string name, TensorShape shape, IElements elements, long count, long first, IReadOnlyList<long> strides)
    {
        if (strides.Count != shape.Dimensions.Length || strides.Count > MostDimensions)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {shape.Dimensions.Length} dimensions and {strides.Count} strides"));

        Int128 last = first;
        List<Axis> axes = [];
        long step = shape.Elements;
        for (int i = 0; i < strides.Count; i++)
        {
            int length = shape.Dimensions[i];
            if (strides[i] < 0) throw new InvalidDataException(FormattableString.Invariant($"'{name}' has the stride {strides[i]}"));
            last += (Int128)strides[i] * (length - 1);
            step = length == 0 ? 0 : step / length;
            if (length != 1) axes.Add(new(length, strides[i], step));
        }

        bool isInside = first >= 0 && (shape.Elements == 0 ? first <= count : last < count);
        if (!isInside) throw new InvalidDataException(FormattableString.Invariant($"'{name}' ({shape}) reaches beyond the {count} elements of its storage"));

        // The closest elements innermost: the file is read forwards, in the longest runs there are.
        return new(name, shape, elements, first, Join([.. axes.OrderByDescending(axis => axis.Stride)]));
    }

    /// <summary>Reads it in row-major order.</summary>
    public void Read(Span<float> destination)
    {
        if (!destination.IsEmpty) Read(_axes, _first, destination);
    }

    private void Read(ReadOnlySpan<Axis> axes, long first, Span<float> destination)
    {
        switch (axes)
        {
            case []:
                _elements.Read(first, destination[..1]);
                break;
            case [{ Stride: 1, Step: 1 } run]:
                _elements.Read(first, destination[..(int)run.Length]);
                break;
            case [{ Stride: 1 } run]:
                Scatter(run, first, destination);
                break;
            default:
                for (long i = 0; i < axes[0].Length; i++) Read(axes[1..], first + i * axes[0].Stride, destination[(int)(i * axes[0].Step)..]);
                break;
        }
    }

    private void Scatter(Axis run, long first, Span<float> destination)
    {
        Span<float> block = stackalloc float[Block];
        for (long done = 0; done < run.Length; done += Block)
        {
            Span<float> piece = block[..(int)Math.Min(Block, run.Length - done)];
            _elements.Read(first + done, piece);
            for (int i = 0; i < piece.Length; i++) destination[(int)((done + i) * run.Step)] = piece[i];
        }
    }

    // Dimensions that follow each other without a gap, in the file and in the tensor, are one: a packed tensor is a single run.
    private static Axis[] Join(Axis[] outermostFirst)
    {
        List<Axis> joined = [];
        foreach (Axis axis in outermostFirst)
        {
            if (joined is [.., Axis outer] && outer.Stride == axis.Stride * axis.Length && outer.Step == axis.Step * axis.Length)
                joined[^1] = axis with { Length = outer.Length * axis.Length };
            else
                joined.Add(axis);
        }

        return [.. joined];
    }

    /// <summary>A dimension.</summary>
    /// <param name="Length">Its elements.</param>
    /// <param name="Stride">From one to the next, in the file.</param>
    /// <param name="Step">From one to the next, in the tensor read.</param>
    private readonly record struct Axis(long Length, long Stride, long Step);
}
