using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Computes nodes that do not depend on the image: shapes that exporters compute in the graph, and weights that they turn round or rescale there.</summary>
internal static class ConstantFolding
{
    // What is computed is shapes, and numbers for each channel.
    private const long MostElements = 1 << 24;

    // What is small is computed at once, so that no chain of nodes is computed repeatedly. What is large is weights, which are turned round or
    // rescaled a few times at most.
    private const int MostInMemory = 4096, MostDepth = 8;

    /// <exception cref="UnsayableException">The node's operator is not computed here, or its inputs do not suit it.</exception>
    public static Constant Fold(OnnxNode node, Constant?[] inputs)
    {
        Constant result = Compute(node, inputs);
        if (inputs.Length == 0 || inputs.Contains(result)) return result;
        if (result.Elements <= MostInMemory && inputs.All(input => input is null || input.Elements <= MostInMemory)) return result.InMemory();

        int depth = 1 + inputs.Max(input => input?.Depth ?? 0);
        return depth <= MostDepth ? result.At(depth) : throw new UnsayableException("it computes weights in too many steps; export the model with its constants folded");
    }

    private static Constant Compute(OnnxNode node, Constant?[] inputs)
    {
        Constant At(int index) => index < inputs.Length && inputs[index] is { } input ? input : throw new UnsayableException($"its input {index + 1} is missing");
        bool Has(int index) => index < inputs.Length && inputs[index] is not null;
        long[] Axes() => Has(1) ? At(1).Listed() : [.. node.Integers("axes") ?? []];

        return node.Type switch
        {
            "Constant" => Literal(node),
            "ConstantOfShape" => Filled(node, At(0)),
            "Identity" or "Dropout" => At(0),
            "Cast" => Cast(node, At(0)),
            "Shape" => Constant.List([.. At(0).Dimensions.Select(dimension => (long)dimension)]),
            "Reshape" => Reshaped(At(0), At(1).Listed()),
            "Flatten" => Flattened(At(0), node.Integer("axis", 1)),
            "Squeeze" => Squeezed(At(0), Has(1) || node.Integers("axes") is not null ? Axes() : null),
            "Unsqueeze" => Unsqueezed(At(0), Axes()),
            "Transpose" => At(0).Transposed(AxisOrder.Of(node, At(0).Dimensions.Length)),
            "Concat" => Concatenated([.. inputs.Select((_, index) => At(index))], node.Integer("axis", 0)),
            "Gather" => Gathered(At(0), At(1), node.Integer("axis", 0)),
            "Slice" => Sliced(node, inputs, At(0)),
            "Expand" => Elementwise.Of('*', At(0), Filled(At(1).Listed(), 1)),
            "Add" => Elementwise.Of('+', At(0), At(1)),
            "Sub" => Elementwise.Of('-', At(0), At(1)),
            "Mul" => Elementwise.Of('*', At(0), At(1)),
            "Div" => Elementwise.Of('/', At(0), At(1)),
            "Sqrt" => Elementwise.Of(At(0), MathF.Sqrt),
            "Reciprocal" => Elementwise.Of(At(0), value => 1 / value),
            "Neg" => Elementwise.Of('*', At(0), At(0).IsInteger ? Constant.Of([], () => (long[])[-1]) : Constant.Of([], () => (float[])[-1])),
            "Floor" => Elementwise.Of(At(0), MathF.Floor),
            "Ceil" => Elementwise.Of(At(0), MathF.Ceiling),
            _ => throw new UnsayableException($"it computes a constant by {node.Type}, which is not done here; export the model with its constants folded"),
        };
    }

    private static Constant Literal(OnnxNode node)
    {
        if (node.Attributes.TryGetValue("value", out OnnxAttribute? value) && value.Tensor is { } tensor) return tensor.Value;
        if (node.Attributes.TryGetValue("value_int", out OnnxAttribute? integer)) return Constant.Of([], () => (long[])[integer.Integer]);
        if (node.Attributes.TryGetValue("value_float", out OnnxAttribute? number)) return Constant.Of([], () => (float[])[number.Number]);
        if (node.Attributes.TryGetValue("value_ints", out OnnxAttribute? integers)) return Constant.List([.. integers.Integers]);
        throw new UnsayableException("its value is of a kind that no table has");
    }

    private static Constant Filled(OnnxNode node, Constant shape)
    {
        Constant? value = node.Attributes.TryGetValue("value", out OnnxAttribute? attribute) ? attribute.Tensor?.Value : null;
        if (value is { Elements: not 1 }) throw new UnsayableException($"it fills a tensor with one number, and is given {value.Elements}");
        if (value is not { IsInteger: true }) return Filled(shape.Listed(), value?.Floats()[0] ?? 0);
        long integer = value.Integers()[0];
        int[] dimensions = Checked(shape.Listed());
        return Constant.Of(dimensions, () => Enumerable.Repeat(integer, (int)Constant.Count(dimensions)).ToArray());
    }

    private static Constant Filled(long[] shape, float value)
    {
        int[] dimensions = Checked(shape);
        return Constant.Of(dimensions, () => Enumerable.Repeat(value, (int)Constant.Count(dimensions)).ToArray());
    }

    private static Constant Cast(OnnxNode node, Constant input)
    {
        bool isToInteger = (TensorType)node.Integer("to", 0) is TensorType.Int64 or TensorType.Int32 or TensorType.Int8 or TensorType.UInt8 or TensorType.Boolean;
        return isToInteger == input.IsInteger ? input : isToInteger ? Constant.Of(input.Dimensions, input.Integers) : Constant.Of(input.Dimensions, input.Floats);
    }

    private static Constant Reshaped(Constant input, long[] shape)
    {
        long[] wanted = [.. shape.Select((dimension, axis) => dimension == 0 && axis < input.Dimensions.Length ? input.Dimensions[axis] : dimension)];
        double known = wanted.Where(dimension => dimension != -1).Aggregate(1.0, (product, dimension) => product * dimension);
        int open = Array.IndexOf(wanted, -1);
        if (open >= 0 && known > 0) wanted[open] = (long)(input.Elements / known);
        int[] dimensions = Checked(wanted);
        return Constant.Count(dimensions) == input.Elements ? input.Reshaped(dimensions) : throw new UnsayableException($"it makes {string.Join('x', shape)} of {string.Join('x', input.Dimensions)}");
    }

    // The axis may be the number of dimensions: then nothing is left for the second.
    private static Constant Flattened(Constant input, long axis)
    {
        int rank = input.Dimensions.Length;
        int[] rows = input.Dimensions[..(axis == rank ? rank : Axis(axis, rank))];
        return Reshaped(input, [Constant.Count(rows), -1]);
    }

    private static Constant Squeezed(Constant input, long[]? axes)
    {
        int[] over = axes is null ? [.. Enumerable.Range(0, input.Dimensions.Length).Where(axis => input.Dimensions[axis] == 1)] : [.. axes.Select(axis => Axis(axis, input.Dimensions.Length))];
        return over.All(axis => input.Dimensions[axis] == 1)
            ? input.Reshaped([.. input.Dimensions.Where((_, axis) => !over.Contains(axis))])
            : throw new UnsayableException("it leaves out dimensions that are not 1");
    }

    private static Constant Unsqueezed(Constant input, long[] axes)
    {
        System.Collections.Generic.List<int> dimensions = [.. input.Dimensions];
        foreach (int axis in axes.Select(axis => Axis(axis, input.Dimensions.Length + axes.Length)).Distinct().Order()) dimensions.Insert(Math.Min(axis, dimensions.Count), 1);
        return input.Reshaped([.. dimensions]);
    }

    private static Constant Concatenated(Constant[] inputs, long along)
    {
        if (inputs.Length == 0) throw new UnsayableException("it joins no constants at all");
        int axis = Axis(along, inputs[0].Dimensions.Length);
        bool fit = inputs.All(input => input.Dimensions.Length == inputs[0].Dimensions.Length && input.Dimensions.Where((_, at) => at != axis).SequenceEqual(inputs[0].Dimensions.Where((_, at) => at != axis)));
        if (!fit) throw new UnsayableException("it joins constants of different dimensions");

        int[] dimensions = [.. inputs[0].Dimensions];
        dimensions[axis] = Checked([inputs.Sum(input => (long)input.Dimensions[axis])])[0];
        Checked([.. dimensions.Select(dimension => (long)dimension)]);
        int outer = (int)Constant.Count(dimensions[..axis]);
        return inputs.All(input => input.IsInteger)
            ? Constant.Of(dimensions, () => Join(inputs, input => input.Integers(), outer))
            : Constant.Of(dimensions, () => Join(inputs, input => input.Floats(), outer));
    }

    private static T[] Join<T>(Constant[] inputs, Func<Constant, T[]> read, int outer)
    {
        T[][] parts = [.. inputs.Select(read)];
        return [.. Enumerable.Range(0, outer).SelectMany(row => parts.SelectMany(part => part.Skip(row * (part.Length / outer)).Take(part.Length / outer)))];
    }

    private static Constant Gathered(Constant input, Constant indices, long along)
    {
        int axis = Axis(along, input.Dimensions.Length), length = input.Dimensions[axis];
        long[] places = [.. indices.Listed().Select(index => index < 0 ? index + length : index)];
        if (places.Any(place => place < 0 || place >= length)) throw new UnsayableException("it takes elements that are not there");
        return Taken(input, axis, places, indices.Dimensions);
    }

    private static Constant Sliced(OnnxNode node, Constant?[] inputs, Constant input)
    {
        long[]? Given(int index, string attribute) => index < inputs.Length && inputs[index] is { } constant ? constant.Listed() : node.Integers(attribute) is { } listed ? [.. listed] : null;
        long[] starts = Given(1, "starts") ?? [], ends = Given(2, "ends") ?? [], axes = Given(3, "axes") ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[] steps = Given(4, "steps") ?? [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Contains(0)) throw new UnsayableException("its bounds do not belong together");

        for (int index = 0; index < starts.Length; index++)
        {
            int axis = Axis(axes[index], input.Dimensions.Length);
            long length = input.Dimensions[axis], step = steps[index];
            long start = Bound(starts[index], length, step), end = Bound(ends[index], length, step), count = Math.Max(0, ((end - start) + step - Math.Sign(step)) / step);
            input = Taken(input, axis, [.. Enumerable.Range(0, (int)Math.Min(count, length)).Select(at => start + (at * step))], [(int)Math.Min(count, length)]);
        }

        return input;

        static long Bound(long place, long length, long step)
        {
            long from = place < 0 ? Math.Max(place, -length - 1) + length : place;
            return step > 0 ? Math.Clamp(from, 0, length) : Math.Clamp(from, -1, length - 1);
        }
    }

    /// <summary>Some of the elements along one dimension.</summary>
    private static Constant Taken(Constant input, int axis, long[] places, int[] shape)
    {
        int[] dimensions = [.. input.Dimensions[..axis], .. shape, .. input.Dimensions[(axis + 1)..]];
        Checked([.. dimensions.Select(dimension => (long)dimension)]);
        long inner = Constant.Count(input.Dimensions[(axis + 1)..]), length = input.Dimensions[axis];
        return input.Gathered(dimensions, index => (((index / inner / places.Length * length) + places[index / inner % places.Length]) * inner) + (index % inner));
    }

    private static int[] Checked(long[] dimensions) =>
        dimensions.All(dimension => dimension is >= 0 and <= int.MaxValue) && dimensions.Aggregate(1.0, (product, dimension) => product * dimension) <= MostElements
            ? [.. dimensions.Select(dimension => (int)dimension)]
            : throw new UnsayableException($"it makes a constant of {string.Join('x', dimensions.Take(8))}");

    private static int Axis(long axis, int rank) => axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw new UnsayableException($"it names dimension {axis} of {rank}");
}
