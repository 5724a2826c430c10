using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace InceptionGen.Tests;

/// <summary>Weights of a source under a table's own names: the network is the same, and the file is whole or not there.</summary>
public sealed class SafetensorsExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;
    private readonly EditableWeights _weights = EditableWeights.Of(TinyNetwork.Description);

    private string Out => Path.Combine(_folder, "out.safetensors");

    [Fact]
    public void A_network_computes_the_same_with_the_new_file()
    {
        using TemporaryFile source = TensorFile.Of(TensorFile.Renamed(_weights, name => "state.module." + name));
        using (WeightFile weights = WeightFile.Open(source.Path)) TinyNetwork.Description.SaveSafetensors(weights, Out);

        using WeightFile saved = WeightFile.Open(Out);
        Assert.Equal(TinyNetwork.Description.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal), saved.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.All(TinyNetwork.Description.Tensors, tensor => Assert.Equal(tensor.Shape, saved.Tensors[tensor.Name]));
        using WeightFile original = WeightFile.Open(source.Path);
        Assert.Equal(Output(original), Output(saved));
    }

    [Fact]
    public void A_stream_gets_the_same_bytes_from_where_it_stands_and_stays_open()
    {
        IReadOnlyList<TensorInfo> written = TinyNetwork.Description.SaveSafetensors(_weights, Out);
        using MemoryStream stream = new();
        stream.WriteByte(7);
        Assert.Equal(written, TinyNetwork.Description.SaveSafetensors(_weights, stream));
        Assert.Equal([7, .. File.ReadAllBytes(Out)], stream.ToArray());
    }

    [Fact]
    public void Vectors_of_more_dimensions_get_the_tables_shape()
    {
        using TemporaryFile source = TensorFile.Of(TensorFile.Renamed(_weights, name => name).Select(tensor => tensor.Name == "bn1.bias" ? (tensor.Name, new TensorShape(1, 8, 1, 1), tensor.Values) : tensor));
        using (WeightFile weights = WeightFile.Open(source.Path)) TinyNetwork.Description.SaveSafetensors(weights, Out);
        using WeightFile saved = WeightFile.Open(Out);
        Assert.Equal(new TensorShape(8), saved.Tensors["bn1.bias"]);
        Assert.Equal(_weights["bn1.bias"], MiniTensors.Read(saved, "bn1.bias"));
    }

    [Fact]
    public void Auxiliary_classifiers_are_written_if_all_of_them_is_there()
    {
        Assert.Contains("Aux", TinyNetwork.Description.SaveSafetensors(_weights, Out).Select(tensor => tensor.Head));
        using (WeightFile saved = WeightFile.Open(Out)) Assert.True(TinyNetwork.Load(saved, new() { AuxiliaryClassifiers = true }).HasAuxiliaryClassifiers);

        Assert.DoesNotContain("Aux", TinyNetwork.Description.SaveSafetensors(_weights.Remove("aux.bias"), Out).Select(tensor => tensor.Head));
        using WeightFile without = WeightFile.Open(Out);
        Assert.DoesNotContain("aux.weight", without.Tensors.Keys);
        TinyNetwork.Load(without);
    }

    [Fact]
    public void Surplus_is_refused_or_left_out()
    {
        _weights.Put("extra.weight", new(1));
        Assert.Equal(["extra.weight (1) is surplus: no row of the table needs it."], Assert.Throws<WeightException>(() => TinyNetwork.Description.SaveSafetensors(_weights, Out)).Problems);
        Assert.False(File.Exists(Out));

        TinyNetwork.Description.SaveSafetensors(_weights, Out, new() { IgnoreSurplus = true });
        using WeightFile saved = WeightFile.Open(Out);
        Assert.DoesNotContain("extra.weight", saved.Tensors.Keys);
        TinyNetwork.Load(saved);
    }

    [Theory]
    [InlineData("conv1.weight", float.NaN, "conv1: conv1.weight holds 1 number that is not finite")]
    [InlineData("bn1.running_var", -1f, "conv1: bn1.running_var holds the variance -1 for channel 0")]
    [InlineData("aux.weight", float.PositiveInfinity, "aux: aux.weight holds 1 number that is not finite")]
    public void What_no_network_could_be_loaded_with_is_not_written(string tensor, float number, string problem)
    {
        File.WriteAllText(Out, "before");
        _weights[tensor][0] = number;
        Assert.StartsWith(problem, Assert.Single(Assert.Throws<WeightException>(() => TinyNetwork.Description.SaveSafetensors(_weights, Out)).Problems), StringComparison.Ordinal);
        Assert.Equal(["before"], Directory.GetFiles(_folder).Select(File.ReadAllText));

        using MemoryStream stream = new();
        Assert.Throws<WeightException>(() => TinyNetwork.Description.SaveSafetensors(_weights, stream));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Another_network_is_not_another_set_of_names()
    {
        Execution.DescriptionBuilder table = new("Other", "", "", new(12, 12, 3), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 5, layer: "fc");
        ArgumentException exception = Assert.Throws<ArgumentException>(() => TinyNetwork.Description.SaveSafetensors(_weights, Out, new() { ReadAs = table.Build() }));
        Assert.Contains("SafetensorsOptions.ReadAs needs other tensors than Tiny", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.8)]
    public void It_tells_how_far_it_is_and_can_be_stopped(double share)
    {
        Shares shares = new();
        TinyNetwork.Description.SaveSafetensors(_weights, Out, new() { Progress = shares });
        Assert.Equal(1, shares.All[^1]);
        Assert.Equal(shares.All.Order(), shares.All);
        Assert.InRange(shares.All[0], 1e-6, 0.5);

        byte[] before = File.ReadAllBytes(Out);
        _weights["conv1.weight"][0]++;
        using CancellationTokenSource stop = new();
        Shares until = new() { Seen = done => { if (done >= share) stop.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => TinyNetwork.Description.SaveSafetensors(_weights, Out, new() { Progress = until }, stop.Token));
        Assert.InRange(until.All[^1], share, 1);
        Assert.Equal([before], Directory.GetFiles(_folder).Select(File.ReadAllBytes));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] Output(IWeightSource weights)
    {
        using TinyNetwork.Session session = (TinyNetwork.Session)TinyNetwork.Load(weights).CreateSession(new() { Threads = 1 });
        session.Run(Pictures.Noise(new(12, 12, 3)));
        return session.Output.ToArray();
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> All { get; } = [];

        public Action<double>? Seen { get; init; }

        public void Report(double value)
        {
            All.Add(value);
            Seen?.Invoke(value);
        }
    }
}
