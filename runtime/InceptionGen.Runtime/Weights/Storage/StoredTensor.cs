using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Storage;

/// <summary>A tensor in a file: its shape, and where among the file's elements each of its values lies. Views, and kernels that a file keeps in another order
/// of dimensions, are strides; they are read block by block, and put into their place from there.</summary>
internal sealed class StoredTensor
{
    /// <summary>More than any network has: what a list of tensors costs is bounded before it is kept.</summary>
    public const int MostTensors = 100_000;

    private const int BlockElements = 16 << 10;

    private readonly IElements _elements;
    private readonly long _first;
    private readonly Axis[] _axes;

    private StoredTensor(string name, TensorShape shape, IElements elements, long first, Axis[] axes) =>
        (Name, Shape, _elements, _first, _axes) = (name, shape, elements, first, axes);

    public string Name { get; }

    public TensorShape Shape { get; }

    /// <summary>Why it cannot be read; null if it can.</summary>
    public string? Defect => _elements.Defect;

    /// <summary>What the file calls the type of its elements.</summary>
    public string Type => _elements.Type.Name;

    /// <summary>The type that holds its elements exactly as they are read.</summary>
    public ElementType Precision => _elements.Precision;

    /// <summary>Bytes that its elements take, uncompressed and in the file's type; 0 if that is not known.</summary>
    public long Bytes => Shape.Elements * _elements.Type.Size;

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
        if (strides.Count != shape.Dimensions.Length || strides.Count > StoredShape.MostDimensions)
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

    /// <summary>Throws if a file lists more tensors than any network has.</summary>
    /// <exception cref="InvalidDataException">It does.</exception>
    public static void RequireFew(int count)
    {
        if (count > MostTensors) throw new InvalidDataException(FormattableString.Invariant($"it lists more than {MostTensors} tensors"));
    }

    /// <summary>Reads it in row-major order.</summary>
    public void Read(Span<float> destination)
    {
        if (destination.IsEmpty) return;
        IElements elements = _elements.Unpack();
        if (_axes is [] or [{ Stride: 1, Step: 1 }])
        {
            elements.Read(_first, destination);
            return;
        }

        float[] block = ArrayPool<float>.Shared.Rent(BlockElements);
        try
        {
            Read(elements, _axes, _first, destination, block.AsSpan(0, BlockElements));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(block);
        }
    }

    // Reads pieces of the file that are as long as the block, however the tensor's elements are scattered in them.
    private static void Read(IElements elements, ReadOnlySpan<Axis> axes, long first, Span<float> destination, Span<float> block)
    {
        Axis outer = axes[0];
        long extent = Extent(axes[1..]);
        if (extent > block.Length)
        {
            for (long i = 0; i < outer.Length; i++) Read(elements, axes[1..], first + i * outer.Stride, destination[(int)(i * outer.Step)..], block);
            return;
        }

        long most = outer.Stride == 0 ? outer.Length : 1 + ((block.Length - extent) / outer.Stride);
        for (long done = 0; done < outer.Length; done += most)
        {
            long count = Math.Min(most, outer.Length - done);
            Span<float> piece = block[..(int)(((count - 1) * outer.Stride) + extent)];
            elements.Read(first + done * outer.Stride, piece);
            for (long i = 0; i < count; i++) Scatter(axes[1..], piece[(int)(i * outer.Stride)..], destination[(int)((done + i) * outer.Step)..]);
        }
    }

    private static void Scatter(ReadOnlySpan<Axis> axes, ReadOnlySpan<float> source, Span<float> destination)
    {
        switch (axes)
        {
            case []:
                destination[0] = source[0];
                break;
            case [var run]:
                (int stride, int step) = ((int)run.Stride, (int)run.Step);
                for (int i = 0; i < (int)run.Length; i++) destination[i * step] = source[i * stride];
                break;
            default:
                for (long i = 0; i < axes[0].Length; i++) Scatter(axes[1..], source[(int)(i * axes[0].Stride)..], destination[(int)(i * axes[0].Step)..]);
                break;
        }
    }

    // How many of the file's elements lie between the first and the last of these dimensions.
    private static long Extent(ReadOnlySpan<Axis> axes)
    {
        long extent = 1;
        foreach (Axis axis in axes) extent += (axis.Length - 1) * axis.Stride;
        return extent;
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
