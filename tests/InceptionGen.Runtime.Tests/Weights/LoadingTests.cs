using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Tests;

public class LoadingTests
{
    [Fact]
    public void Everything_that_does_not_fit_is_listed_at_once_with_its_row_and_column()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description)
            .Remove("conv1.weight").Remove("a/3x3_reduce.bias")
            .Put("a/3x3.weight", new(6, 4, 5, 5)).Put("fc.weight", new(16, 5)).Put("bn1.running_var", new())
            .Put("zeta.weight", new(2, 3)).Put("alpha.weight", new(1));

        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));

        Assert.Equal(
            [
                "conv1: conv1.weight (8x3x3x3) is missing.",
                "conv1: bn1.running_var is scalar; the table needs 8.",
                "inception (a), #3x3 reduce: a/3x3_reduce.bias (4) is missing.",
                "inception (a), #3x3: a/3x3.weight is 6x4x5x5; the table needs 6x4x3x3.",
                "linear: fc.weight is 16x5; the table needs 5x16.",
                "alpha.weight (1) is surplus: no row of the table needs it.",
                "zeta.weight (2x3) is surplus: no row of the table needs it.",
            ],
            exception.Problems);
        Assert.StartsWith("test weights does not fit Tiny.\n  conv1: conv1.weight (8x3x3x3) is missing.\n  conv1: bn1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_of_another_type_are_listed_with_the_rest()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description)
            .Remove("conv1.weight").Spoil("fc.weight", "holds int64, which are not floating-point numbers").Spoil("aux.weight", "is not asked for");

        Assert.Equal(
            ["conv1: conv1.weight (8x3x3x3) is missing.", "linear: fc.weight holds int64, which are not floating-point numbers."],
            Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
    }

    [Fact]
    public void A_source_may_know_a_tensor_by_a_second_name()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description).Rename("fc.weight", "dense_7/kernel");
        TinyNetwork.Load(weights);

        weights.Put("dense_7/kernel", new(16, 5));
        Assert.Equal(["linear: fc.weight (dense_7/kernel) is 16x5; the table needs 5x16."], Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
    }

    [Fact]
    public void A_long_list_is_cut_in_the_message_only()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        for (int i = 0; i < 30; i++) weights.Put($"surplus{i}", new(1));

        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));

        Assert.Equal(30, exception.Problems.Count);
        Assert.Equal(22, exception.Message.Split('\n').Length);
        Assert.EndsWith("\n  ... and 10 more", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_write_to_the_terminal_or_flood_it()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description).Put("a\u001b[2J\n", new(1)).Put(new string('z', 5000), new(1));

        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));

        Assert.Equal("a\uFFFD[2J\uFFFD (1) is surplus: no row of the table needs it.", exception.Problems[0]);
        Assert.Equal(1003, exception.Problems[1].Length);
        Assert.Equal(3, exception.Message.Split('\n').Length);
    }

    [Fact]
    public void A_missing_tensor_is_shown_with_the_one_of_its_shape_that_is_called_most_like_it()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description)
            .Remove("a/3x3.weight").Put("a/3x3.kernel", new(6, 4, 3, 3)).Put("inception_4e/5x5.weight", new(6, 4, 3, 3)).Put("a/3x3.weights", new(7, 4, 3, 3))
            .Remove("bn1.bias").Put("bn1.beta", new(1, 8)).Put("other.beta", new(8));

        IReadOnlyList<string> problems = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems;

        Assert.Equal("conv1: bn1.bias (8) is missing; the file has bn1.beta (1x8).", problems[0]);
        Assert.Equal("inception (a), #3x3: a/3x3.weight (6x4x3x3) is missing; the file has a/3x3.kernel (6x4x3x3).", problems[1]);
    }

    [Fact]
    public void A_file_of_other_names_is_shown_with_some_of_them()
    {
        EditableWeights weights = new();
        int number = 0;
        foreach (TensorInfo tensor in TinyNetwork.Description.Tensors) weights.Put($"layer{number++}.w", tensor.Shape);

        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));

        Assert.Contains("(a line 'row,column,weight', then one line per row", exception.Message, StringComparison.Ordinal);
        Assert.Contains("It has layer0.w (8x3x3x3), layer1.w (8), layer2.w (8), layer3.w (8), layer4.w (8), layer5.w (6x8x1x1) and 11 more.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("conv1: conv1.weight (8x3x3x3) is missing; the file has layer0.w (8x3x3x3).", exception.Problems[0]);
    }

    [Fact]
    public void A_file_of_very_many_long_names_is_told_in_a_short_message()
    {
        EditableWeights weights = new();
        for (int i = 0; i < 5000; i++) weights.Put(new string((char)('a' + (i % 26)), 100 + (i % 50)) + i, new(8));
        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights, new() { IgnoreSurplus = true }));
        Assert.InRange(exception.Message.Length, 500, 10_000);
    }

    [Fact]
    public void A_source_needs_no_more_than_a_dictionary_of_shapes_and_a_way_to_read()
    {
        TinyNetwork.Load(new PlainSource(StringComparer.Ordinal));
        Assert.Contains("conv1: conv1.weight (8x3x3x3) is missing", Assert.Throws<WeightException>(() => TinyNetwork.Load(new PlainSource(StringComparer.Ordinal, "conv1.weight"))).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_finds_names_as_its_dictionary_does()
    {
        PlainSource source = new(StringComparer.OrdinalIgnoreCase, change: name => name.ToUpperInvariant());
        TinyNetwork.Load(source);
        Assert.NotNull(((IWeightSource)source).Find("FC.weight"));
        Assert.Null(((IWeightSource)source).Find("fc"));
    }

    [Fact]
    public void A_file_of_another_network_is_told_about_names_tables()
    {
        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(new EditableWeights().Put("other.weight", new(1))));
        Assert.Contains("A names table can say how the file calls them", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Surplus_weights_can_be_accepted()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description).Put("surplus", new(1));
        Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));
        TinyNetwork.Load(weights, new() { IgnoreSurplus = true });
    }

    [Fact]
    public void Counters_of_training_steps_are_no_surplus() =>
        TinyNetwork.Load(EditableWeights.Of(TinyNetwork.Description).Put("bn1.num_batches_tracked", new()));

    [Fact]
    public void Auxiliary_classifiers_need_weights_only_when_asked_for()
    {
        EditableWeights without = EditableWeights.Of(TinyNetwork.Description).Remove("aux.weight");
        Assert.False(TinyNetwork.Load(without).HasAuxiliaryClassifiers);
        Assert.True(TinyNetwork.Load(EditableWeights.Of(TinyNetwork.Description), new() { AuxiliaryClassifiers = true }).HasAuxiliaryClassifiers);

        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(without, new() { AuxiliaryClassifiers = true }));
        Assert.Equal(["aux: aux.weight (4x144) is missing."], exception.Problems);
    }

    [Theory]
    [InlineData(-0.001f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void A_variance_that_is_none_is_named(float variance)
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["bn1.running_var"][5] = variance;
        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));
        Assert.Contains("conv1: bn1.running_var holds the variance", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("for channel 5.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_norm_is_folded_into_its_convolution()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        byte[] photo = Pictures.Noise(new(12, 12, 3));
        using Session session = TinyNetwork.Load(weights).CreateSession(new() { Taps = [TinyNetwork.Conv1], Threads = 1 });
        session.Run(photo);

        float[] image = Pictures.Preprocessed(photo);
        Tensor<Map6x6x8> actual = session.Tap(TinyNetwork.Conv1);
        for (int y = 0; y < 6; y++)
        {
            for (int x = 0; x < 6; x++)
            {
                for (int o = 0; o < 8; o++) Assert.Equal(Conv1(weights, image, y, x, o), actual[0, y, x, o], 1e-5);
            }
        }
    }

    [Fact]
    public void Compact_weights_replace_the_fast_algorithm_and_nothing_else()
    {
        DescriptionBuilder table = new("Two", "", "", new(28, 28, 32), "rgb / 255");
        table.Stage("two", "Two");
        table.Convolution("#1x1", -1, 32, new(1), tensors: new("1x1.weight"));
        table.Convolution("#3x3", 0, 32, new(3), padding: new(1), tensors: new("3x3.weight"));
        NetworkDescription network = table.Build();
        SyntheticWeights weights = SyntheticWeights.For(network);

        LayerSet fast = LayerSet.Load(network, weights), compact = LayerSet.Load(network, weights, new() { CompactWeights = true });
        Type[] fastKinds = [.. fast.OfStage(0).ToArray().Select(layer => layer.GetType())], compactKinds = [.. compact.OfStage(0).ToArray().Select(layer => layer.GetType())];

        Assert.Equal(fastKinds[0], compactKinds[0]);
        Assert.StartsWith("WinogradLayer", fastKinds[1].Name, StringComparison.Ordinal);
        Assert.StartsWith("DirectLayer", compactKinds[1].Name, StringComparison.Ordinal);
        Assert.Equal(4 * network.Operations[1].Weights * sizeof(float), fast.OfStage(0)[1].WeightBytes, 256.0);
        Assert.Equal(network.Operations[1].Weights * sizeof(float), compact.OfStage(0)[1].WeightBytes, 256.0);
    }

    [Fact]
    public void Precise_loading_differs_from_direct_convolutions_in_the_last_digit_only()
    {
        (Tensor<Map6x6x16> expected, Tensor<Map6x6x16> actual) = (InceptionA(Tiny(new() { CompactWeights = true })), InceptionA(Tiny(new() { Precise = true })));
        Assert.InRange(Deviation.Largest(expected.Values, actual.Values), 0, 1e-6);
    }

    [Fact]
    public void An_exception_of_a_source_reaches_the_caller_as_it_was_thrown() =>
        Assert.Throws<TimeoutException>(() => TinyNetwork.Load(new SlowSource(EditableWeights.Of(TinyNetwork.Description))));

    [Fact]
    public void Layers_of_auxiliary_classifiers_are_refused_unless_loaded()
    {
        LayerSet layers = LayerSet.Load(TinyNetwork.Description, EditableWeights.Of(TinyNetwork.Description));
        Assert.Equal(6, layers.OfStage(1).Length);
        Assert.Contains("LoadOptions.AuxiliaryClassifiers", Assert.Throws<InvalidOperationException>(() => { layers.OfStage(8); }).Message, StringComparison.Ordinal);
    }

    private static TinyNetwork Tiny(LoadOptions options) => TinyNetwork.Load(EditableWeights.Of(TinyNetwork.Description), options);

    private static Tensor<Map6x6x16> InceptionA(TinyNetwork network)
    {
        using Session session = network.CreateSession(new() { Threads = 1 });
        return session.RunUntil(TinyNetwork.InceptionA, Pictures.Noise(new(12, 12, 3)));
    }

    // relu(batch norm(convolution)) in double, step by step
    private static double Conv1(EditableWeights weights, float[] image, int y, int x, int o)
    {
        double sum = 0;
        for (int c = 0; c < 3; c++)
        {
            for (int ky = 0; ky < 3; ky++)
            {
                for (int kx = 0; kx < 3; kx++)
                {
                    (int iy, int ix) = ((2 * y) + ky - 1, (2 * x) + kx - 1);
                    if (iy >= 0 && ix >= 0) sum += (double)weights["conv1.weight"][(((((o * 3) + c) * 3) + ky) * 3) + kx] * image[(((iy * 12) + ix) * 3) + c];
                }
            }
        }

        double normalized = (sum - weights["bn1.running_mean"][o]) / Math.Sqrt(weights["bn1.running_var"][o] + 0.001);
        return Math.Max(0, (normalized * weights["bn1.weight"][o]) + weights["bn1.bias"][o]);
    }

    // What a reader of the documentation writes first.
    private sealed class PlainSource : IWeightSource
    {
        private readonly Dictionary<string, float[]> _values;
        private readonly Dictionary<string, TensorShape> _shapes;

        public PlainSource(StringComparer comparer, string? without = null, Func<string, string>? change = null)
        {
            (_values, _shapes) = (new(comparer), new(comparer));
            EditableWeights all = EditableWeights.Of(TinyNetwork.Description);
            foreach ((string name, TensorShape shape) in all.Tensors.Where(tensor => tensor.Key != without))
            {
                string own = change is null ? name : change(name);
                _shapes.Add(own, shape);
                _values.Add(own, all[name]);
            }
        }

        public string Description => "a plain source";

        public IReadOnlyDictionary<string, TensorShape> Tensors => _shapes;

        public void Read(string name, Span<float> destination) => _values[name].CopyTo(destination);
    }

    private sealed class SlowSource(EditableWeights inner) : IWeightSource
    {
        public string Description => inner.Description;

        public IReadOnlyDictionary<string, TensorShape> Tensors => inner.Tensors;

        public void Read(string name, Span<float> destination) => throw new TimeoutException();
    }
}
