using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Shipped;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Shipped networks that are exported come back as tables of the same layers.</summary>
public sealed class RoundTripTests
{
    // AlexNet and VGG have so large linear layers that writing them takes longer than all the others; their operations are among those of HabitTests.
    public static TheoryData<string> Networks => [.. ShippedNetworks.All.Select(network => network.Name).Where(name => name is not ("alexnet" or "vgg16"))];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_table_comes_back_with_its_layers(string name)
    {
        NetworkDescription network = ShippedNetworks.Find(name).Describe();
        using var file = new MemoryStream();
        network.ExportOnnx(new Zeros(network), file);
        ImportedNetwork? imported = ImportedNetwork.Of(OnnxModel.Read(file.GetBuffer().AsMemory(0, (int)file.Length), name + ".onnx"), name + ".onnx", new ImportOptions(), out IReadOnlyList<Unsayable> unsayable);

        Assert.Empty(unsayable);
        Assert.Empty(imported!.Diagnostics);
        NetworkDescription back = imported.Describe();
        Assert.Equal(Trunk(network), Trunk(back));
        Assert.Equal((network.Input, network.Preprocessing, network.Source, network.Lineage), (back.Input, back.Preprocessing, back.Source, back.Lineage));
        Assert.Equal(network.ClassNames, back.ClassNames);
        Assert.Equal(network.Output.Name == "softmax", back.Output.Name == "softmax");
    }

    [Theory]
    [InlineData("googlenet")]
    [InlineData("inception_v2_79")]
    public void It_computes_the_same_numbers(string name)
    {
        ShippedNetwork shipped = ShippedNetworks.Find(name);
        NetworkDescription network = shipped.Describe();
        var weights = SyntheticWeights.For(network);
        using var folder = new TableFolderOnDisk();
        network.ExportOnnx(weights, folder[name + ".onnx"]);
        ImportedNetwork imported = ImportedNetwork.Of(OnnxModel.Read(folder[name + ".onnx"]), name, new ImportOptions(), out _)!;
        CompiledTable table = CompiledTable.Read(folder.Write(name + ".csv", imported.Table));

        byte[] image = [.. Enumerable.Range(0, (int)network.Input.Elements).Select(value => (byte)(value * 37))];
        using Session own = shipped.Load(weights, null).CreateSession(new() { Threads = 1 }), back = table.Load(imported.Weights(table.Description, name)).CreateSession(new() { Threads = 1 });
        own.Run(image);
        back.Run(image);
        float largest = own.Logits.ToArray().Max(Math.Abs);
        Assert.All(own.Logits.ToArray().Zip(back.Logits.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / largest, 0, 1e-5));
    }

    /// <summary>Layers and pools without what an export leaves out: auxiliary classifiers, dropout, and batch norm, which it folds into the layers.</summary>
    private static IEnumerable<string> Trunk(NetworkDescription network) => network.Operations.Where(operation => network.Stages[operation.Stage].Head.Length == 0).Select(operation => operation switch
    {
        LinearInfo linear => $"linear to {linear.Output} {linear.Activation}",
        ConvolutionInfo layer => $"{layer.Kernel}/{layer.Stride} groups {layer.Groups} of {layer.Input} to {layer.Output} {layer.Activation} at {layer.Padding.Top} {layer.Padding.Left}",
        PoolInfo pool => $"{(pool.Pool == PoolKind.Max ? "max" : "avg")} {pool.Input} to {pool.Output}",
        ResidualInfo residual => $"residual {residual.Scale} {residual.Activation} to {residual.Output}",
        LocalResponseNormInfo norm => $"lrn {norm.Size} {norm.Alpha} {norm.Beta} {norm.K}",
        ConcatInfo concat => $"concat to {concat.Output}",
        _ => operation.Name,
    }).Where(line => line is not ("dropout" or "flatten"));

    /// <summary>Weights that cost no time.</summary>
    private sealed class Zeros(NetworkDescription network) : IWeightSource
    {
        public string Description => "zeros";

        public IReadOnlyDictionary<string, TensorShape> Tensors { get; } = network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

        public void Read(string name, Span<float> destination) => destination.Fill(name.Contains("var", StringComparison.Ordinal) ? 1 : 0);
    }
}
