using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Checked networks made by hand, for tests of what comes after checking.</summary>
internal static class Specs
{
    public static NetworkSpec Network(Shape input, params StageSpec[] stages) => new(
        "Demo", "Tiny", IsPublic: true, Source: "a test", Lineage: "", input, "rgb / 127.5 - 1", stages.ToEquatableArray());

    /// <summary>A chain: every operation is a stage that reads the one before it.</summary>
    public static NetworkSpec Chain(params OperationSpec[] operations) => Network(
        operations[0].Input, operations.Select((operation, index) => Stage("Stage" + index, index - 1, operation)).ToArray());

    public static StageSpec Stage(string identifier, int source, OperationSpec operation, string head = "") => new(
        identifier, identifier, source, head, operation);

    /// <summary>A square convolution that keeps the size at stride 1.</summary>
    public static ConvolutionSpec Convolution(
        Shape input, int filters, int kernel = 1, int stride = 1, string column = "", string name = "conv", Activation activation = Activation.Relu)
    {
        int padding = (kernel - 1) / 2;
        var output = new Shape(Output(input.Height), Output(input.Width), filters);
        return new ConvolutionSpec(
            input, output, new Extent(kernel, kernel), new Extent(stride, stride), new Padding(padding, padding, padding, padding),
            Bias: true, BatchNorm: null, activation, column, IsLinear: false, Tensors(name));

        int Output(int length) => ((length + (2 * padding) - kernel) / stride) + 1;
    }

    public static ConvolutionSpec Linear(Shape input, int outputs, string name = "fc") => new(
        input, new Shape(1, 1, outputs), new Extent(input.Height, input.Width), new Extent(1, 1), Padding.None,
        Bias: true, BatchNorm: null, Activation.None, Column: "", IsLinear: true, Tensors(name));

    /// <summary>A 3x3 pool that keeps the size.</summary>
    public static PoolSpec Pool(Shape map, PoolKind kind = PoolKind.Max) => new(
        map, map, kind, new Extent(3, 3), new Extent(1, 1), new Padding(1, 1, 1, 1), CountsPadding: false);

    /// <summary>A pool as the padding cell of a table says it; null if it has no place on the map, or a window of it none.</summary>
    public static PoolSpec? Pool(Shape map, PoolKind kind, Extent window, Extent stride, string padding, bool countsPadding)
    {
        if (!CellParser.Padding(padding).Succeeded(out PaddingRule? rule, out _) || PaddingRules.Apply(rule, map.Size, window, stride) is not { } fit) return null;
        if (fit.Rows.Before >= window.Height || fit.Columns.Before >= window.Width || fit.Rows.After >= window.Height || fit.Columns.After >= window.Width) return null;
        return new(map, new Shape(fit.Size.Height, fit.Size.Width, map.Channels), kind, window, stride, fit.Padding, countsPadding);
    }

    /// <summary>A 2x2 pool with stride 2.</summary>
    public static PoolSpec Halve(Shape map) => new(
        map, new Shape(map.Height / 2, map.Width / 2, map.Channels), PoolKind.Max, new Extent(2, 2), new Extent(2, 2), Padding.None, CountsPadding: false);

    public static SequenceSpec Sequence(Shape input, params OperationSpec[] operations) => new(
        input, operations.Length == 0 ? input : operations[operations.Length - 1].Output, operations.ToEquatableArray());

    public static ConcatSpec Concat(Shape input, params OperationSpec[] branches) => new(
        input, branches[0].Output with { Channels = branches.Sum(branch => branch.Output.Channels) }, branches.ToEquatableArray());

    /// <summary>The module of GoogLeNet's Table 1.</summary>
    public static ConcatSpec Inception(Shape input, int one, int reduce3, int three, int reduce5, int five, int project, string name) => Concat(
        input,
        Convolution(input, one, column: "#1x1", name: name + "/1x1"),
        Sequence(
            input,
            Convolution(input, reduce3, column: "#3x3 reduce", name: name + "/3x3_reduce"),
            Convolution(input with { Channels = reduce3 }, three, 3, column: "#3x3", name: name + "/3x3")),
        Sequence(
            input,
            Convolution(input, reduce5, column: "#5x5 reduce", name: name + "/5x5_reduce"),
            Convolution(input with { Channels = reduce5 }, five, 5, column: "#5x5", name: name + "/5x5")),
        Sequence(input, Pool(input), Convolution(input, project, column: "pool proj", name: name + "/pool_proj")));

    private static TensorNames Tensors(string name) => new(name + ".weight", name + ".bias", null, null, null, null);

    /// <summary>All operations of a network that are not made of others.</summary>
    public static IEnumerable<OperationSpec> Leaves(this OperationSpec operation) => operation switch
    {
        SequenceSpec sequence => sequence.Operations.SelectMany(Leaves),
        ConcatSpec concat => concat.Branches.SelectMany(Leaves),
        ResidualSpec residual => residual.Body.Leaves(),
        _ => [operation],
    };
}
