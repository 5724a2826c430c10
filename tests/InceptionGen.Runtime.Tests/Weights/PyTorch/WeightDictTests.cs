using System;
using System.IO;
using System.Linq;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>The dicts of a checkpoint, to look at and to choose from.</summary>
public class WeightDictTests
{
    private static readonly NetworkDescription Network = Layer();

    [Fact]
    public void The_main_one_is_first_and_what_an_optimizer_keeps_is_not_among_them()
    {
        using TemporaryFile temporary = new(Checkpoint(("model", 2), ("state_dict_ema", 4)));
        using WeightFile file = WeightFile.Open(temporary.Path);

        Assert.Equal(["model", "state_dict_ema"], file.Dicts.Select(dict => dict.Name));
        Assert.Equal(file.Tensors.Keys, file.Dicts[0].Tensors.Keys);
        Assert.Equal([2f, 3f], MiniTensors.Read(file, "fc.bias"));
        Assert.Equal($"{temporary.Path} ('state_dict_ema')", file.Dicts[1].Description);
    }

    [Fact]
    public void Any_can_be_read_and_loaded()
    {
        using TemporaryFile temporary = new(Checkpoint(("model", 2), ("state_dict_ema", 4)));
        using WeightFile file = WeightFile.Open(temporary.Path);
        WeightDict average = file.Dicts[1];

        Assert.Equal(["fc.weight", "fc.bias"], average.Tensors.Keys);
        Assert.Equal(("float32", 8L, null), (average.TypeOf("fc.bias"), average.BytesOf("fc.bias"), average.DefectOf("fc.bias")));
        Assert.Equal("fc.bias", average.Find("module.fc.bias"));
        Assert.Null(average.Find("fc.gamma"));
        Assert.Throws<ArgumentException>(() => average.TypeOf("fc.gamma"));
        Assert.Equal([4f, 5f], Bias(average));
        Assert.Equal([2f, 3f], Bias(file));
        Assert.Equal([2f, 3f], Bias(file.Dicts[0]));
        Assert.Equal("state_dict_ema", WeightMatch.Of(Network, average).Dict);
        Assert.Equal("model", WeightMatch.Of(Network, file).Dict);
    }

    [Fact]
    public void What_a_chosen_one_lacks_is_not_taken_from_another()
    {
        using TemporaryFile temporary = new(new PickleWriter().Op("}").Text("model").Op("}").Text("fc.weight").Tensor(6, 0, [2, 1], [1, 1]).Op("s").Item("fc.bias").Op("s").Text("other").Op("}").Item("fc.bias").Op("s").Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        WeightException exception = Assert.Throws<WeightException>(() => LayerSet.Load(Network, file.Dicts.Single(dict => dict.Name == "other")));
        Assert.StartsWith($"{temporary.Path} ('other') does not fit Layer.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["fc: fc.weight (2x1) is missing."], exception.Problems);
    }

    [Fact]
    public void Where_two_fit_equally_they_can_be_chosen_from()
    {
        using TemporaryFile temporary = new(Checkpoint(("left", 2), ("right", 4)));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(
            $"{temporary.Path} has several models that fit Layer: 'left', 'right'. Take the one you mean from WeightFile.Dicts, or with --dict of inceptiongen.",
            Assert.Throws<WeightException>(() => LayerSet.Load(Network, file)).Message);
        Assert.Equal([4f, 5f], Bias(file.Dicts.Single(dict => dict.Name == "right")));
    }

    [Theory]
    [InlineData("mini.safetensors")]
    [InlineData("mini.pth")]
    [InlineData("mini_keras_model.h5")]
    public void Other_files_are_one(string name)
    {
        using WeightFile file = WeightFile.Open(Path.Combine("Formats", name));
        WeightDict all = Assert.Single(file.Dicts);
        Assert.Equal(("", file.Description), (all.Name, all.Description));
        Assert.Equal(file.Tensors, all.Tensors);
        Assert.Equal(file.FlattenOrder, all.FlattenOrder);
    }

    // A network of one layer whose tensors have two numbers each.
    private static NetworkDescription Layer()
    {
        DescriptionBuilder table = new("Layer", "", "", new(1, 1, 1), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 2, layer: "fc");
        return table.Build();
    }

    private static float[] Bias(IWeightSource source)
    {
        float[] numbers = new float[2];
        IWeightSource chosen = WeightMatch.Of(Network, source).Source;
        chosen.Read(chosen.Find("fc.bias")!, numbers);
        return numbers;
    }

    private static byte[] Checkpoint(params (string Name, long First)[] dicts)
    {
        PickleWriter pickle = new PickleWriter().Op("}").Text("epoch").Number(3).Op("s");
        pickle.Text("optimizer").Op("}").Text("state").Op("}").Number(0).Op("}").Item("exp_avg").Item("exp_avg_sq").Op("sss");
        foreach ((string name, long first) in dicts) pickle.Text(name).Op("}").Text("module.fc.weight").Tensor(6, 0, [2, 1], [1, 1]).Op("s").Item("module.fc.bias", first).Op("s");
        return pickle.Archive(24);
    }
}
