using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Tests;

public readonly struct Map12x12x3 : IFeatureMap
{
    public static int Height => 12;

    public static int Width => 12;

    public static int Channels => 3;
}

public readonly struct Map6x6x8 : IFeatureMap
{
    public static int Height => 6;

    public static int Width => 6;

    public static int Channels => 8;
}

public readonly struct Map6x6x16 : IFeatureMap
{
    public static int Height => 6;

    public static int Width => 6;

    public static int Channels => 16;
}

public readonly struct Map1x1x16 : IFeatureMap
{
    public static int Height => 1;

    public static int Width => 1;

    public static int Channels => 16;
}

public readonly struct Map1x1x5 : IFeatureMap
{
    public static int Height => 1;

    public static int Width => 1;

    public static int Channels => 5;
}

public readonly struct Map3x3x16 : IFeatureMap
{
    public static int Height => 3;

    public static int Width => 3;

    public static int Channels => 16;
}

public readonly struct Map1x1x4 : IFeatureMap
{
    public static int Height => 1;

    public static int Width => 1;

    public static int Channels => 4;
}

/// <summary>A network of every kind of row, written as the generator writes one: batch norm, a module, local response normalisation, an average over
/// the whole map, dropout, a classifier, and an auxiliary classifier that reads the module. The first stages run image by image.</summary>
public sealed class TinyNetwork : Network
{
    public const long WorkspaceBytes = (Pooled + PrefixFloats) * 4;

    // There for all images.
    private const long MapFloats = Pooled + 16;
    private const long Image = 0;
    private const long NormMap = 432;
    private const long Pooled = 1008;

    // There for one image at a time.
    private const long Conv1Map = 0;
    private const long InceptionMap = 288;
    private const long Scratch = 864;
    private const long PrefixFloats = Scratch + 432;

    private TinyNetwork(LayerSet layers)
        : base(Description, layers)
    {
    }

    public static NetworkDescription Description { get; } = Describe();

    public static Tap<Map6x6x8> Conv1 { get; } = new(Description, 0);

    public static Tap<Map6x6x16> InceptionA { get; } = new(Description, 1);

    public static Tap<Map6x6x16> Norm { get; } = new(Description, 2);

    public static Tap<Map1x1x16> Avgpool { get; } = new(Description, 3);

    public static Tap<Map1x1x16> Dropout { get; } = new(Description, 4);

    public static Tap<Map1x1x5> Linear { get; } = new(Description, 5);

    public static Tap<Map1x1x5> Softmax { get; } = new(Description, 6);

    public static Tap<Map3x3x16> AuxPool { get; } = new(Description, 7);

    public static Tap<Map1x1x4> Aux { get; } = new(Description, 8);

    public static TinyNetwork Load(IWeightSource weights, LoadOptions? options = null) => new(LayerSet.Load(Description, weights, options));

    public override Session CreateSession(SessionOptions? options = null) => new(this, options);

    private static NetworkDescription Describe()
    {
        DescriptionBuilder table = new("Tiny", source: "", lineage: "", new(12, 12, 3), "rgb / 127.5 - 1");
        table.Stage("conv1", "Conv1");
        table.Convolution(
            "", -1, 8, new(3), new(2), new(1, 0, 1, 0), epsilon: 0.001f,
            tensors: new("conv1.weight", Gamma: "bn1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"));
        table.Stage("inception (a)", "InceptionA");
        table.Convolution("#1x1", 0, 6, new(1), layer: "a/1x1");
        table.Convolution("#3x3 reduce", 0, 4, new(1), layer: "a/3x3_reduce");
        table.Convolution("#3x3", 2, 6, new(3), padding: new(1), layer: "a/3x3");
        table.MaxPool(0, new(3), padding: new(1));
        table.Convolution("pool proj", 4, 4, new(1), layer: "a/pool_proj");
        table.Concat(0, 1, 3, 5);
        table.Stage("norm", "Norm");
        table.Add(new LocalResponseNormInfo(size: 5, alpha: 1e-4f, beta: 0.75f, k: 1), 6);
        table.Stage("avgpool", "Avgpool");
        table.AveragePool(7, new(6));
        table.Stage("dropout", "Dropout");
        table.Add(new DropoutInfo(), 8);
        table.Stage("linear", "Linear");
        table.Linear("", 9, 5, layer: "fc");
        table.Stage("softmax", "Softmax");
        table.Add(new SoftmaxInfo(), 10);
        table.Stage("aux pool", "AuxPool", "Aux");
        table.AveragePool(6, new(2), new(2));
        table.Stage("aux", "Aux", "Aux");
        table.Linear("", 12, 4);
        return table.Build();
    }

    public sealed class Session : InceptionGen.Session
    {
        internal Session(TinyNetwork network, SessionOptions? options)
            : base(network, options, mapFloats: MapFloats, inputOffset: Image, perImagePrefixOffset: Pooled, perImagePrefixFloats: PrefixFloats)
        {
        }

        public ReadOnlySpan<float> Run(Tensor<Map12x12x3> image) => Run(image.Values);

        public Tensor<Map6x6x8> Conv1(Tensor<Map12x12x3> input) => ByHand<Map6x6x8>(input, stage: 0, RunConv1);

        public Tensor<Map6x6x16> InceptionA(Tensor<Map6x6x8> input) => ByHand<Map6x6x16>(input, stage: 1, RunInceptionA);

        public Tensor<Map1x1x4> Aux(Tensor<Map3x3x16> input) => ByHand<Map1x1x4>(input, stage: 8, RunLinear);

        protected override void Forward(Frame frame)
        {
            MapView image = frame.Map(Image, 12, 12, 3);
            MapView norm = frame.Map(NormMap, 6, 6, 16);
            while (frame.NextImage())
            {
                MapView conv1 = frame.Map(Conv1Map, 6, 6, 8);
                RunConv1(frame, Layers(0), frame.OneOf(image), conv1, scratch: Scratch);
                if (frame.CompleteStage(0, conv1)) continue;

                MapView inceptionA = frame.Map(InceptionMap, 6, 6, 16);
                RunInceptionA(frame, Layers(1), conv1, inceptionA, scratch: Scratch);
                if (frame.CompleteStage(1, inceptionA)) continue;

                if (frame.Wants(7, 8))
                {
                    MapView auxPool = frame.Map(Conv1Map, 3, 3, 16);
                    RunAuxPool(frame, Layers(7), inceptionA, auxPool, scratch: Scratch);
                    if (frame.CompleteStage(7, auxPool)) continue;

                    MapView aux = frame.Map(Scratch, 1, 1, 4);
                    RunLinear(frame, Layers(8), auxPool, aux, scratch: Scratch);
                    if (frame.CompleteStage(8, aux)) continue;
                }

                frame.Run(Layers(2)[0], inceptionA, frame.OneOf(norm));
                if (frame.CompleteStage(2, frame.OneOf(norm))) continue;
            }

            if (frame.IsDone) return;

            MapView avgpool = frame.Map(Pooled, 1, 1, 16);
            frame.Run(Layers(3)[0], norm, avgpool);
            if (frame.CompleteStage(3, avgpool)) return;
            if (frame.CompleteStage(4, avgpool)) return;

            MapView linear = frame.Map(Image, 1, 1, 5);
            RunLinear(frame, Layers(5), avgpool, linear, scratch: Pooled);
            if (frame.CompleteStage(5, linear)) return;

            // In place: the logits are copied out before they are overwritten.
            frame.Run(Layers(6)[0], linear, linear);
            frame.CompleteStage(6, linear);
        }

        private static void RunConv1(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch) => frame.Run(layers[0], x, y);

        private static void RunInceptionA(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch)
        {
            frame.Run(layers[0], x, y.Channels(0, 6));
            MapView reduce3x3 = frame.Map(scratch, 6, 6, 4);
            frame.Run(layers[1], x, reduce3x3);
            frame.Run(layers[2], reduce3x3, y.Channels(6, 6));
            MapView pooled = frame.Map(scratch + 144, 6, 6, 8);
            frame.Run(layers[3], x, pooled);
            frame.Run(layers[4], pooled, y.Channels(12, 4));
        }

        private static void RunAuxPool(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch) =>
            frame.Run(layers[0], x, y);

        private static void RunLinear(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch) => frame.Run(layers[0], x, y);
    }
}
