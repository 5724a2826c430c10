using System.Collections.Generic;
using InceptionGen.Execution;

namespace InceptionGen.Training.Tests.Graph;

/// <summary>Small networks that have every kind of operation, stride, padding and branch between them.</summary>
internal static class SmallTables
{
    public static IReadOnlyDictionary<string, NetworkDescription> All { get; } = new Dictionary<string, NetworkDescription>
    {
        ["module"] = Module(),
        ["grouped"] = Grouped(),
        ["residual"] = Residual(),
        ["split"] = Split(),
        ["pools"] = Pools(),
        ["reduction"] = Reduction(),
        ["auxiliary"] = Auxiliary(),
        ["heads"] = Heads(),
    };

    private static DescriptionBuilder Begin(MapShape image) => new("Small", "", "", image, "");

    // A first convolution with a stride and batch norm, a pool that rounds up, a module of four branches, an average pool, linear layers.
    private static NetworkDescription Module()
    {
        DescriptionBuilder table = Begin(new(11, 9, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 18, new(3), new(2), new(1), epsilon: 1e-3f);
        table.Stage("pool1", "Pool1");
        table.MaxPool(0, new(3), new(2), output: new(3, 2, 18));
        table.Stage("inception", "Inception");
        table.Convolution("#1x1", 1, 5, new(1), epsilon: 1e-3f, gamma: false);
        table.Convolution("#3x3 reduce", 1, 6, new(1), epsilon: 1e-3f);
        table.Convolution("#3x3", 3, 17, new(3), padding: new(1), epsilon: 1e-3f);
        table.Convolution("#5x5 reduce", 1, 3, new(1));
        table.Convolution("#5x5", 5, 4, new(5), padding: new(2));
        table.MaxPool(1, new(3), padding: new(1));
        table.Convolution("pool proj", 7, 7, new(1));
        table.Concat(1, 2, 4, 6, 8);
        table.Stage("linear1", "Linear1");
        table.Linear("", 9, 20, Activation.Relu);
        return End(table, 10, new DropoutInfo(0.4f));
    }

    // Grouped and depthwise convolutions, kernels and strides that are not square, normalisation, padding that is not even.
    private static NetworkDescription Grouped()
    {
        DescriptionBuilder table = Begin(new(8, 7, 4));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 12, new(1, 5), new(1, 2), new(0, 0, 2, 1), Activation.Relu6, groups: 2);
        table.Stage("norm1", "Norm1");
        table.Add(new LocalResponseNormInfo(5, 0.3f, 0.75f, 1), 0);
        table.Stage("depthwise", "Depthwise");
        table.Convolution("", 1, 24, new(3), new(2), new(0, 1, 1, 0), epsilon: 1e-3f, groups: 12);
        table.Stage("norm2", "Norm2");
        table.Add(new LocalResponseNormInfo(4, 0.2f, 0.5f, 2), 2);
        table.Stage("conv2", "Conv2");
        table.Convolution("", 3, 9, new(2, 1), activation: Activation.Sigmoid);
        table.Stage("flatten", "Flatten");
        table.Add(new FlattenInfo(channelsLast: true), 4);
        return End(table, 5);
    }

    // Residual modules with a scale, whose input is read twice, and batch norm that is a row.
    private static NetworkDescription Residual()
    {
        DescriptionBuilder table = Begin(new(5, 5, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 8, new(3), padding: new(1), activation: Activation.None);
        table.Stage("norm", "Norm");
        table.BatchNorm("", 0, 1e-3f, Activation.Relu);
        table.Stage("residual", "Residual");
        table.Convolution("#1x1", 1, 4, new(1));
        table.Convolution("#1x7", 2, 5, new(1, 7), padding: new(0, 0, 3, 3));
        table.Convolution("#7x1", 3, 6, new(7, 1), padding: new(3, 3, 0, 0), epsilon: 1e-3f);
        table.Convolution("out", 4, 8, new(1), activation: Activation.None);
        table.AddScaled(1, 5, 0.17f, Activation.Relu);
        table.Stage("again", "Again");
        table.Convolution("out", 6, 8, new(1), activation: Activation.None);
        table.AddScaled(6, 7, 0.5f, Activation.None);
        table.Stage("flatten", "Flatten");
        table.Add(new FlattenInfo(), 8);
        return End(table, 9);
    }

    // A branch that splits into a concatenation within one, a branch that is the input itself, and one that others read too.
    private static NetworkDescription Split()
    {
        DescriptionBuilder table = Begin(new(4, 4, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 10, new(3), padding: new(1), epsilon: 1e-3f);
        table.Stage("inception", "Inception");
        table.Convolution("#1x1", 0, 5, new(1));
        table.Convolution("#3x3 reduce", 0, 6, new(1), epsilon: 1e-3f);
        table.Convolution("#1x3", 2, 4, new(1, 3), padding: new(0, 0, 1, 1));
        table.Convolution("#3x1", 2, 3, new(3, 1), padding: new(1, 1, 0, 0));
        table.Concat(2, 3, 4);
        table.Convolution("after", 1, 6, new(1));
        table.Concat(0, 1, 5, 6, 0);
        table.Stage("pool", "Pool");
        table.AdaptiveAveragePool(7, new(3, 3, 28));
        return End(table, 8);
    }

    // A module that reads its input through pools alone. One of them is a branch: its map is a slice of the module's.
    private static NetworkDescription Reduction()
    {
        DescriptionBuilder table = Begin(new(7, 7, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 6, new(3), padding: new(1), epsilon: 1e-3f);
        table.Stage("reduction", "Reduction");
        table.AveragePool(0, new(3), new(2));
        table.Convolution("#3x3", 1, 5, new(3), padding: new(1), epsilon: 1e-3f);
        table.MaxPool(0, new(3), new(2));
        table.Concat(0, 2, 3);
        table.Stage("conv2", "Conv2");
        table.Convolution("", 4, 8, new(1), epsilon: 1e-3f);
        return End(table, 5);
    }

    private static NetworkDescription Pools()
    {
        DescriptionBuilder table = Begin(new(9, 8, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 9, new(3), padding: new(1));
        table.Stage("pool1", "Pool1");
        table.AveragePool(0, new(3), new(2), new(1), countsPadding: true, output: new(5, 5, 9));
        table.Stage("conv2", "Conv2");
        table.Convolution("", 1, 10, new(1), activation: Activation.None, beforePool: false);
        table.Stage("pool2", "Pool2");
        table.AveragePool(2, new(3), new(1), new(1), countsPadding: false);
        table.Stage("pool3", "Pool3");
        table.MaxPool(3, new(2), new(2, 1), new(0, 1, 1, 0), output: new(3, 5, 10));
        return End(table, 4);
    }

    private static NetworkDescription Auxiliary()
    {
        DescriptionBuilder table = Begin(new(6, 6, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 8, new(3), padding: new(1));
        table.Stage("conv2", "Conv2");
        table.Convolution("", 0, 8, new(3), new(2), new(1));
        table.Stage("linear", "Linear");
        table.Linear("", 1, 4);
        table.Stage("softmax", "Softmax");
        table.Add(new SoftmaxInfo(), 2);
        table.Stage("aux pool", "AuxPool", "aux1");
        table.AveragePool(0, new(3), new(3));
        table.Stage("aux conv", "AuxConv", "aux1");
        table.Convolution("", 4, 5, new(2), epsilon: 1e-3f);
        table.Stage("aux linear", "AuxLinear", "aux1");
        table.Linear("", 5, 4);
        table.Stage("aux softmax", "AuxSoftmax", "aux1");
        table.Add(new SoftmaxInfo(), 6);
        return table.Build();
    }

    // Normalisation, dropout, a branch that is its module's input, and a flattened map: each reads a map that an auxiliary classifier reads after it, so that its gradient is added
    // to another.
    private static NetworkDescription Heads()
    {
        DescriptionBuilder table = Begin(new(5, 4, 3));
        table.Stage("conv1", "Conv1");
        table.Convolution("", -1, 7, new(3), padding: new(1));
        table.Stage("norm", "Norm");
        table.Add(new LocalResponseNormInfo(3, 0.2f, 0.75f, 1), 0);
        table.Stage("dropout", "Dropout");
        table.Add(new DropoutInfo(0.3f), 1);
        table.Stage("inception", "Inception");
        table.Convolution("#1x1", 2, 5, new(1));
        table.Concat(2, 3, 2);
        table.Stage("flatten", "Flatten");
        table.Add(new FlattenInfo(), 4);
        table.Stage("linear", "Linear");
        table.Linear("", 5, 4);
        table.Stage("softmax", "Softmax");
        table.Add(new SoftmaxInfo(), 6);
        int last = 7;
        foreach ((int read, string head) in new[] { (0, "aux1"), (1, "aux2"), (2, "aux3"), (4, "aux4") })
        {
            string name = "A" + head[1..];
            table.Stage(head + " linear", name + "Linear", head);
            table.Linear("", read, 4);
            table.Stage(head + " softmax", name + "Softmax", head);
            table.Add(new SoftmaxInfo(), last + 1);
            last += 2;
        }

        return table.Build();
    }

    private static NetworkDescription End(DescriptionBuilder table, int last, DropoutInfo? dropout = null)
    {
        if (dropout is not null)
        {
            table.Stage("dropout", "Dropout");
            table.Add(dropout, last++);
        }

        table.Stage("linear", "Linear");
        table.Linear("", last, 4);
        table.Stage("softmax", "Softmax");
        table.Add(new SoftmaxInfo(), last + 1);
        return table.Build();
    }
}
