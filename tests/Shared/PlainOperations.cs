using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Plain;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;

namespace InceptionGen.Tests;

/// <summary>Operations without weights on any two maps, as a network runs them: described, made ready, run.</summary>
internal static class PlainOperations
{
    public static void MaxPool(this KernelSet kernels, KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding) =>
        kernels.Plain(Pool(PoolKind.Max, x, y, window, stride, padding))!.Run(context, x, y);

    public static void AveragePool(
        this KernelSet kernels, KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, Epilogue epilogue = default) =>
        ((PoolLayer)kernels.Plain(Pool(PoolKind.Average, x, y, window, stride, padding, countsPadding))!).Run(context, x, y, epilogue);

    public static void AdaptiveAveragePool(this KernelSet kernels, KernelContext context, MapView x, MapView y) =>
        kernels.Plain(Pool(PoolKind.AdaptiveAverage, x, y))!.Run(context, x, y);

    public static void LocalResponseNorm(this KernelSet kernels, KernelContext context, MapView x, MapView y, int size, float alpha, float beta, float k) =>
        kernels.Plain(Norm(x, y, size, alpha, beta, k))!.Run(context, x, y);

    public static void AddScaled(this KernelSet kernels, KernelContext context, MapView x, MapView body, MapView y, float scale, Activation activation) =>
        ((ResidualLayer)kernels.Plain(Residual(x, y, scale, activation))!).Run(context, x, body, y);

    public static void MaxPool(this Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding) =>
        frame.Run(Layer(Pool(PoolKind.Max, x, y, window, stride, padding)), x, y);

    public static void AveragePool(this Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding) =>
        frame.Run(Layer(Pool(PoolKind.Average, x, y, window, stride, padding, countsPadding)), x, y);

    public static void AdaptiveAveragePool(this Frame frame, MapView x, MapView y) => frame.Run(Layer(Pool(PoolKind.AdaptiveAverage, x, y)), x, y);

    public static void LocalResponseNorm(this Frame frame, MapView x, MapView y, int size, float alpha, float beta, float k) =>
        frame.Run(Layer(Norm(x, y, size, alpha, beta, k)), x, y);

    public static void Softmax(this Frame frame, MapView x, MapView y) => frame.Run(Layer(new SoftmaxInfo(0, "", [-1], Shape(x), Shape(y))), x, y);

    public static void Flatten(this Frame frame, MapView x, MapView y) => frame.Run(Layer(new FlattenInfo(0, "", [-1], Shape(x), Shape(y))), x, y);

    public static void AddScaled(this Frame frame, MapView x, MapView body, MapView y, float scale, Activation activation) =>
        frame.Add(Layer(Residual(x, y, scale, activation)), x, body, y);

    public static void RunAdding(this Frame frame, Layer convolution, MapView x, MapView added, MapView y, float scale, Activation activation) =>
        frame.RunAdding(convolution, Layer(Residual(added, y, scale, activation)), x, added, y);

    public static PoolInfo Pool(
        PoolKind kind, MapView x, MapView y, Extent window = default, Extent stride = default, Padding padding = default, bool countsPadding = false) =>
        new(0, "", [-1], Shape(x), Shape(y)) { Pool = kind, Window = window, Stride = stride, Padding = padding, CountsPadding = countsPadding };

    public static Layer Layer(OperationInfo operation) => KernelSet.Best.Plain(operation)!;

    private static LocalResponseNormInfo Norm(MapView x, MapView y, int size, float alpha, float beta, float k) =>
        new(0, "", [-1], Shape(x), Shape(y)) { Size = size, Alpha = alpha, Beta = beta, K = k };

    private static ResidualInfo Residual(MapView x, MapView y, float scale, Activation activation) =>
        new(0, "", [-1, 0], Shape(x), Shape(y)) { Scale = scale, Activation = activation };

    private static MapShape Shape(MapView map) => new(map.Height, map.Width, map.ChannelCount);
}
