extern alias runtime;

using System;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Generated;

/// <summary>Files of one small network, saved by PyTorch and safetensors in the ways in which training scripts save them, run from the table to the probabilities.</summary>
public sealed class WeightFileTests
{
    private static readonly float[] Probabilities = [0.242260f, 0.215651f, 0.158992f, 0.157715f, 0.225382f];

    private static readonly Lazy<Type> Network = new(() =>
        GeneratorRun.Of(new TestTable("torch.csv", File.ReadAllText("WeightFiles/torch.csv"))).Compilation.Load().GetType("Demo.TorchTiny")!);

    [Theory]
    [InlineData("a06_best_acc_tensor.pth.tar")] // a dict with the state dict of DataParallel, its optimizer's and a lone tensor
    [InlineData("a07_args_namespace.pth")] // with an argparse.Namespace, the optimizer and its scheduler
    [InlineData("a08_numpy_scalar.pth")] // with a number of NumPy
    [InlineData("a31_bn_1xC.pth")] // batch norm's tensors are [1, C]
    [InlineData("s07_module_prefix.safetensors")] // every name begins with "module."
    public void A_file_gives_the_probabilities_of_its_network(string file)
    {
        using R.WeightFile weights = R.WeightFile.Open($"WeightFiles/{file}");
        using R.Session session = Load(weights).CreateSession();
        float[] actual = session.Run([.. Enumerable.Range(0, 12 * 10 * 3).Select(i => (i * 7 % 11 / 5f) - 1)]).ToArray();
        Assert.Equal(Probabilities.Length, actual.Length);
        foreach ((float expected, float probability) in Probabilities.Zip(actual)) Assert.InRange(probability, expected - 2e-6f, expected + 2e-6f);
    }

    [Fact]
    public void A_TorchScript_archive_is_named()
    {
        R.WeightException exception = Assert.Throws<R.WeightException>(() => R.WeightFile.Open("WeightFiles/a27_torchscript_trace.pt"));
        Assert.StartsWith("WeightFiles/a27_torchscript_trace.pt cannot be read as a PyTorch file: it is a TorchScript archive", exception.Message, StringComparison.Ordinal);
        Assert.Contains("state_dict()", exception.Message, StringComparison.Ordinal);
    }

    private static R.Network Load(R.IWeightSource weights) => (R.Network)Network.Value.GetMethod("Load")!.Invoke(null, [weights, null])!;
}
