using System;
using System.IO;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen.Tests;

/// <summary>Which tensors of a file a network takes: what its table needs decides.</summary>
public class TensorChoiceTests
{
    private static readonly EditableWeights Weights = EditableWeights.Of(TinyNetwork.Description);

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("model.")]
    [InlineData("net.")]
    [InlineData("module._orig_mod.")]
    [InlineData("model.model.")]
    [InlineData("inception_v3/")]
    [InlineData("any.thing.that/wraps.")]
    public void A_prefix_that_all_names_share_is_dropped(string prefix)
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => prefix + name));
        AssertLoads(file);
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("model.")]
    [InlineData("module._orig_mod.")]
    public void A_file_shows_its_names_without_the_wrappers(string prefix)
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => prefix + name));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(Weights.Tensors.Keys.Order(StringComparer.Ordinal), weights.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("fc.weight", weights.Find(prefix + "fc.weight"));
        Assert.Equal("fc.weight", weights.Find("fc.weight"));
    }

    [Theory]
    [InlineData("best_acc")]
    [InlineData("n_averaged")]
    [InlineData("epoch")]
    public void A_lone_number_beside_them_is_passed_over(string name)
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "module." + name).Append((name, new(), [7])));
        AssertLoads(file);
        using TemporaryFile plain = TensorFile.Of(TensorFile.Renamed(Weights, name => name).Append((name, new(), [7])));
        AssertLoads(plain);
    }

    [Theory]
    [InlineData("model.", "ema.")]
    [InlineData("", "ema.")]
    [InlineData("model.", "model_ema.")]
    [InlineData("student.", "teacher.")]
    [InlineData("net.", "shadow.net.")]
    public void Averages_in_the_same_file_are_passed_over(string plain, string average)
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => average + name, scale: 2).Concat(TensorFile.Renamed(Weights, name => plain + name)));
        AssertLoads(file);
    }

    [Fact]
    public void Averages_alone_are_taken()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "ema." + name));
        AssertLoads(file);
    }

    [Fact]
    public void A_table_may_name_the_wrapper_itself()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "module." + name));
        using WeightFile weights = WeightFile.Open(file.Path);
        IWeightSource chosen = ((ITensorChoices)weights).Choose("Tiny", Weights.Tensors.ToDictionary(tensor => "module." + tensor.Key, tensor => tensor.Value));
        float[] values = new float[80];
        chosen.Read(chosen.Find("module.fc.weight")!, values);
        Assert.Equal(Weights["fc.weight"], values);
    }

    [Fact]
    public void What_else_a_file_has_beside_the_prefix_is_surplus_under_its_own_name()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "encoder." + name).Append(("decoder.conv.weight", new(2), [1, 2])));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(["decoder.conv.weight (2) is surplus: no row of the table needs it."], Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
        TinyNetwork.Load(weights, new() { IgnoreSurplus = true });
    }

    [Fact]
    public void Two_models_that_fit_equally_are_refused()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "left." + name, scale: 2).Concat(TensorFile.Renamed(Weights, name => "right." + name)));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(
            $"{file.Path} has several models that fit Tiny: 'left', 'right'. Save only the one you mean.",
            Assert.Throws<WeightException>(() => TinyNetwork.Load(weights, new() { IgnoreSurplus = true })).Message);
    }

    [Fact]
    public void A_tensor_that_does_not_fit_is_called_as_the_file_calls_it()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "net." + name).Select(tensor => tensor.Name == "net.fc.weight" ? (tensor.Name, new TensorShape(16, 5), tensor.Values) : tensor));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(["linear: fc.weight (net.fc.weight) is 16x5; the table needs 5x16."], Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(8, 1)]
    [InlineData(1, 8, 1, 1)]
    [InlineData(8, 1, 1)]
    public void A_vector_may_have_further_dimensions_of_one(params int[] dimensions)
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => name).Select(tensor => tensor.Shape == new TensorShape(8) ? (tensor.Name, new TensorShape(dimensions), tensor.Values) : tensor));
        AssertLoads(file);
    }

    [Fact]
    public void Only_a_vector_may_and_only_of_its_length()
    {
        Assert.False(new TensorShape(5, 16, 1, 1).Serves(new(5, 16)));
        Assert.False(new TensorShape(2, 4).Serves(new(8)));
        Assert.False(new TensorShape(1, 4).Serves(new(8)));
        Assert.False(new TensorShape().Serves(new(1)));
        Assert.True(new TensorShape(1, 1).Serves(new(1)));
    }

    [Fact]
    public void An_exported_model_has_the_same_numbers()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "model." + name).Append(("epoch", new(), [7])));
        using WeightFile weights = WeightFile.Open(file.Path);
        using MemoryStream expected = new(), actual = new();
        TinyNetwork.Description.ExportOnnx(Weights, expected);
        TinyNetwork.Description.ExportOnnx(weights, actual);
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }

    // The values that reach the network, tensor by tensor.
    private static void AssertLoads(TemporaryFile file)
    {
        using WeightFile weights = WeightFile.Open(file.Path);
        TinyNetwork.Load(weights);
        IWeightSource chosen = WeightCheck.Require(TinyNetwork.Description, weights, new() { AuxiliaryClassifiers = true });
        foreach ((string name, TensorShape shape) in Weights.Tensors)
        {
            float[] values = new float[shape.Elements];
            chosen.Read(chosen.Find(name)!, values);
            Assert.Equal(Weights[name], values);
        }
    }
}
