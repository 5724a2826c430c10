extern alias runtime;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>ONNX's own tests of its operators, written as tables, generated and run: Debian's package libonnx-testdata has them.</summary>
public sealed class NodeTests(ITestOutputHelper output)
{
    private const double MostError = 1e-6;

    // ONNX 1.12 has 139.
    private const int Fewest = 130;

    [NodeTestsFact]
    public void Every_test_that_a_table_can_express_gives_what_onnx_says()
    {
        List<(string Name, NodeTable Table)> cases = [];
        List<(string Name, string Reason)> others = [];
        foreach (OnnxCase test in NodeTestsFactAttribute.Cases().Where(NodeTranslation.IsKnown))
        {
            try
            {
                cases.Add((test.Name, NodeTranslation.Translate(test)));
            }
            catch (NotExpressibleException exception)
            {
                others.Add((test.Name, exception.Message));
            }
        }

        Assembly generated = Compile([.. cases.Select((entry, index) => new TestTable($"Case{index}.csv", $"# network: Case{index}\n{entry.Table.Text}"))], cases);
        (double Error, string Name)[] errors =
        [
            .. cases.SelectMany((entry, index) => new[] { false, true }.Select(precise => (Run(generated, $"Case{index}", entry.Table, precise), precise ? $"{entry.Name}, precise" : entry.Name))),
        ];

        output.WriteLine($"{cases.Count} of ONNX's tests ran as tables; the largest error is {errors.Max()}.");
        output.WriteLine($"{others.Count} are not expressible:");
        foreach (IGrouping<string, string> reason in others.GroupBy(other => other.Reason, other => other.Name).OrderBy(reason => reason.Count()))
            output.WriteLine($"  {reason.Key} ({reason.Count()}): {string.Join(", ", reason.Take(10))}");
        Assert.All(errors, error => Assert.True(error.Error <= MostError, $"{error.Name}: the error is {error.Error:E1} of the largest value."));
        Assert.InRange(cases.Count, Fewest, int.MaxValue);
    }

    private static Assembly Compile(TestTable[] tables, List<(string Name, NodeTable Table)> cases)
    {
        GeneratorDriver driver = GeneratorRun.Driver(tables.Select(table => new TestText(table)), new TestOptions("Demo", tables))
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Create(), out Compilation compilation, out _);
        Assert.All(driver.GetRunResult().Diagnostics, diagnostic =>
        {
            string file = Path.GetFileNameWithoutExtension(diagnostic.Location.GetLineSpan().Path);
            Assert.Fail($"{diagnostic}\n{cases[int.Parse(file["Case".Length..])].Name}\n{cases[int.Parse(file["Case".Length..])].Table.Text}");
        });
        return compilation.Load();
    }

    // The largest difference, as part of the largest value expected. NaN is infinitely wrong.
    private static double Run(Assembly generated, string name, NodeTable table, bool precise)
    {
        Type type = generated.GetType($"Demo.{name}")!;
        var description = (R.NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        var network = (R.Network)type.GetMethod("Load")!.Invoke(null, [new NodeWeights(description, table.Weights), new R.LoadOptions { Precise = precise }])!;
        using R.Session session = network.CreateSession(new R.SessionOptions { Threads = 1, Batch = table.Batch });
        float[] actual = session.Run(table.Image).ToArray();

        Assert.Equal(table.Expected.Length, actual.Length);
        double scale = table.Expected.Select(value => Math.Abs((double)value)).Append(1e-30).Max(), largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Math.Abs((double)table.Expected[i] - actual[i]) / scale;
            largest = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(largest, error);
        }

        return largest;
    }

    private sealed class NodeWeights : R.IWeightSource
    {
        private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

        public NodeWeights(R.NetworkDescription network, IReadOnlyList<Dictionary<R.TensorRole, float[]>> layers)
        {
            R.ConvolutionInfo[] operations = [.. network.Operations.OfType<R.ConvolutionInfo>()];
            Assert.Equal(layers.Count, operations.Length);
            foreach (R.TensorInfo tensor in network.Tensors) _values[tensor.Name] = layers[Array.IndexOf(operations, tensor.Operation)][tensor.Role];
            Tensors = network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal);
        }

        public string Description => "the test's weights";

        public IReadOnlyDictionary<string, R.TensorShape> Tensors { get; }

        public void Read(string name, Span<float> destination)
        {
            Assert.Equal(_values[name].Length, destination.Length);
            _values[name].CopyTo(destination);
        }
    }
}

/// <summary>A fact about ONNX's own tests, where they are: in the folder that INCEPTIONGEN_ONNX_TESTS names, or where Debian's package puts them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTestsFactAttribute : FactAttribute
{
    private const string Variable = "INCEPTIONGEN_ONNX_TESTS";
    private const string Package = "/usr/share/libonnx-testdata/data";

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) ?? Package;

    public NodeTestsFactAttribute() =>
        Skip = Directory.Exists(Path.Combine(Folder, "node")) ? null : $"{Folder} does not have ONNX's tests: install Debian's libonnx-testdata, or name their folder in {Variable}.";

    public static IEnumerable<OnnxCase> Cases() => new[] { "node", "pytorch-converted", "pytorch-operator", "simple" }
        .Select(group => Path.Combine(Folder, group)).Where(Directory.Exists)
        .SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal)
        .Where(folder => File.Exists(Path.Combine(folder, "model.onnx"))).Select(folder => new OnnxCase(folder));
}
