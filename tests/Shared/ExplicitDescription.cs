using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>Descriptions for tests that say every shape.</summary>
internal static class ExplicitDescription
{
    public static void Stage(this DescriptionBuilder table, string name, string identifier, MapShape input, MapShape output, string head = "") =>
        table.Stage(name, identifier, head);

    public static void Convolution(
        this DescriptionBuilder table, string column, int reads, MapShape input, MapShape output, Extent kernel, Extent stride, Padding padding, TensorNames tensors,
        Activation activation, float epsilon = 0, bool beforePool = false) =>
        table.Convolution(column, reads, output.Channels, kernel, stride, padding, activation, epsilon, tensors: tensors, output: output, beforePool: beforePool);

    public static void Linear(
        this DescriptionBuilder table, string column, int reads, MapShape input, MapShape output, TensorNames tensors, Activation activation, float epsilon = 0) =>
        table.Linear(column, reads, output.Channels, activation, epsilon, tensors: tensors);

    public static void MaxPool(this DescriptionBuilder table, int reads, MapShape input, MapShape output, Extent window, Extent stride, Padding padding) =>
        table.MaxPool(reads, window, stride, padding, output);

    public static void AveragePool(
        this DescriptionBuilder table, int reads, MapShape input, MapShape output, Extent window, Extent stride, Padding padding, bool countsPadding) =>
        table.AveragePool(reads, window, stride, padding, countsPadding, output);

    public static void AdaptiveAveragePool(this DescriptionBuilder table, int reads, MapShape input, MapShape output) => table.AdaptiveAveragePool(reads, output);

    public static void LocalResponseNorm(this DescriptionBuilder table, int reads, MapShape map, int size, float alpha, float beta, float k) =>
        table.LocalResponseNorm(reads, size, alpha, beta, k);

    public static void Dropout(this DescriptionBuilder table, int reads, MapShape map) => table.Dropout(reads);

    public static void Flatten(this DescriptionBuilder table, int reads, MapShape input, MapShape output) => table.Flatten(reads);

    public static void Softmax(this DescriptionBuilder table, int reads, MapShape map) => table.Softmax(reads);

    public static void Concat(this DescriptionBuilder table, int[] reads, MapShape input, MapShape output) => table.Concat(-1, reads);

    public static void AddScaled(this DescriptionBuilder table, int reads, int body, MapShape map, float scale, Activation activation) =>
        table.AddScaled(reads, body, scale, activation);
}
