using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>Says which of a layer's numbers cannot be computed with, and where in their tensor they are.</summary>
internal static class NumberCheck
{
    // Of a channel that never changes, rounding may leave a variance a little below 0.
    private const double RoundedShareOfEpsilon = 1e-3;

    /// <summary>Whether a number can be the variance of a channel, and be divided by.</summary>
    public static bool IsVariance(float number, float epsilon) =>
        float.IsFinite(number) && number + (double)epsilon > 0 && number >= -RoundedShareOfEpsilon * epsilon;

    /// <summary>Adds what is wrong with the tensors of a layer; if nothing is, then with what folding batch norm made of them.</summary>
    public static void Explain(
        NetworkDescription network, ConvolutionInfo operation, IWeightSource weights, ReadOnlySpan<float> foldedKernel, ReadOnlySpan<float> foldedBias, ICollection<string> problems)
    {
        string cell = TableCell.Of(network, operation);
        int before = problems.Count;
        foreach ((string name, TensorShape shape, TensorRole role) in operation.RequiredTensors())
        {
            float[] numbers = new float[shape.Elements];
            string tensor = weights.Find(name)!;
            weights.Read(tensor, numbers);
            bool isVariance = role == TensorRole.Variance;
            int[] wrong = [.. Enumerable.Range(0, numbers.Length).Where(i => isVariance ? !IsVariance(numbers[i], operation.BatchNorm!.Epsilon) : !float.IsFinite(numbers[i]))];
            if (wrong.Length == 0) continue;

            string what = isVariance ? Variances(numbers[wrong[0]], wrong) : NotFinite(numbers[wrong[0]], wrong, shape);
            problems.Add($"{cell}: {WeightCheck.BothNames(name, tensor)} holds {what}.");
        }

        if (problems.Count > before) return;

        BatchNormInfo norm = operation.BatchNorm!;
        string scale = $"{norm.Gamma ?? "1"} / sqrt({norm.Variance} + {Text($"{norm.Epsilon}")})";
        AddBeyond(foldedKernel, operation.WeightShape, $"{operation.WeightName} * {scale}");
        AddBeyond(foldedBias, new(foldedBias.Length), $"({operation.BiasName ?? "0"} - {norm.Mean}) * {scale} + {norm.Beta ?? "0"}");

        void AddBeyond(ReadOnlySpan<float> folded, TensorShape shape, string formula)
        {
            int first = 0;
            while (first < folded.Length && float.IsFinite(folded[first])) first++;
            if (first < folded.Length) problems.Add($"{cell}: {formula} is beyond float32 at {Place(first, shape)}.");
        }
    }

    /// <summary>The exception that lists the problems of all layers.</summary>
    public static WeightException Exception(NetworkDescription network, IWeightSource weights, IReadOnlyList<string> problems) =>
        new($"{weights.Description} contains numbers that {network.Name} cannot compute with.", problems);

    private static string Variances(float first, int[] wrong)
    {
        string others = wrong.Length == 1 ? "" : Text($", and {wrong.Length - 1} more that are not possible");
        return Text($"the variance {first} for channel {wrong[0]}{others}");
    }

    private static string NotFinite(float first, int[] wrong, TensorShape shape) => wrong.Length == 1
        ? Text($"1 number that is not finite in float32: {first} at {Place(wrong[0], shape)}")
        : Text($"{wrong.Length} numbers that are not finite in float32, the first is {first} at {Place(wrong[0], shape)}");

    // "[12, 0, 3, 3]": the indices in the tensor's shape
    private static string Place(int index, TensorShape shape)
    {
        List<int> indices = [];
        for (int axis = shape.Dimensions.Length - 1; axis >= 0; axis--)
        {
            indices.Add(index % shape.Dimensions[axis]);
            index /= shape.Dimensions[axis];
        }

        return $"[{string.Join(", ", indices.AsEnumerable().Reverse().Select(place => Text($"{place}")))}]";
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
