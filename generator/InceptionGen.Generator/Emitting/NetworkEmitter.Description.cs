using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Generator.Emitting;

/// <content>The table as data, for use at run time.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteDescription()
    {
        using (_writer.Block("private static IG_::NetworkDescription Describe()"))
        {
            _writer.Line($"""
                var table = new IG_::Execution.DescriptionBuilder(
                    {CSharpLiteral.Of(Network.ClassName)},
                    {CSharpLiteral.Of(Network.Source)},
                    {CSharpLiteral.Of(Network.Lineage)},
                    {New(Network.Input)},
                    {CSharpLiteral.Of(Network.Preprocessing)});
                """);
            if (Network.ClassNames.Count > 0) _writer.Line($"table.Classes({string.Join(", ", Network.ClassNames.Select(CSharpLiteral.Of))});");
            WritePatterns();
            WriteTraining();
            ILookup<int, OperationPlan> operations = _plan.Operations.ToLookup(operation => operation.Stage);
            for (int index = 0; index < Network.Stages.Count; index++)
            {
                _cancellation.ThrowIfCancellationRequested();
                StageSpec stage = Network.Stages[index];
                string head = stage.Head.Length == 0 ? "" : ", " + CSharpLiteral.Of(stage.Head);
                string passesOn = stage.Operation.Count == 0 ? ", passesOn: " + New(stage.Output) : "";
                _writer.Line($"table.Stage({CSharpLiteral.Of(stage.Name)}, {CSharpLiteral.Of(stage.Identifier)}{head}{passesOn});");
                foreach (OperationPlan operation in operations[index]) _writer.Line($"table.{Call(operation, stage)};");
            }

            _writer.Line(_plan.PerImagePrefix is { } prefix ? $"return table.Build(perImageStages: {Number(prefix.LastStage + 1)});" : "return table.Build();");
        }

        _writer.Line();
    }

    private void WritePatterns()
    {
        (TensorPatterns own, TensorPatterns usual) = (Network.Patterns, TensorPatterns.Usual);
        string arguments = Changed("convolution", own.Convolution, usual.Convolution) + Changed("plainConvolution", own.PlainConvolution, null)
            + Changed("linear", own.Linear, usual.Linear) + Changed("bias", own.Bias, usual.Bias) + Changed("gamma", own.Gamma, usual.Gamma)
            + Changed("beta", own.Beta, usual.Beta) + Changed("mean", own.Mean, usual.Mean) + Changed("variance", own.Variance, usual.Variance);
        if (arguments.Length > 0) _writer.Line($"table.Names({arguments.Substring(", ".Length)});");
    }

    private string Call(OperationPlan plan, StageSpec stage) => plan.Operation switch
    {
        ConvolutionSpec { IsLinear: true } linear =>
            $"Linear({CSharpLiteral.Of(linear.Column)}, {Reads(plan)}, {Number(linear.Output.Channels)}{Activated(linear.Activation, Activation.None)}{Tensors(linear, stage)})",
        ConvolutionSpec { HasKernel: false } norm =>
            $"BatchNorm({CSharpLiteral.Of(norm.Column)}, {Reads(plan)}, {Float(norm.BatchNorm!.Epsilon)}{Activated(norm.Activation, Activation.None)}{Tensors(norm, stage)})",
        ConvolutionSpec convolution =>
            $"Convolution({CSharpLiteral.Of(convolution.Column)}, {Reads(plan)}, {Number(convolution.Output.Channels)}, {New(convolution.Kernel)}"
            + Windows(convolution, convolution.Kernel, convolution.Stride, convolution.Padding)
            + $"{Activated(convolution.Activation, Activation.Relu)}{Tensors(convolution, stage)}{(plan.IsBeforePool ? ", beforePool: true" : "")}{(convolution.Groups == 1 ? "" : ", groups: " + Number(convolution.Groups))})",
        PoolSpec { Kind: PoolKind.AdaptiveAverage } pool => $"AdaptiveAveragePool({Reads(plan)}, {New(pool.Output)})",
        PoolSpec pool => $"{(pool.Kind == PoolKind.Max ? "MaxPool" : "AveragePool")}({Reads(plan)}, {New(pool.Window)}"
            + Windows(pool, pool.Window, pool.Stride, pool.Padding) + (pool.CountsPadding && pool.Kind == PoolKind.Average ? ", countsPadding: true" : "") + ")",
        PlainSpec plain => $"Add(new IG_::{plain.Record.Type}({string.Join(", ", plain.Record.Arguments.Select(Argument))}), {Reads(plan)})",
        ConcatSpec => $"Concat({Number(plan.Module)}, {Reads(plan)})",
        ResidualSpec residual => $"AddScaled({Reads(plan)}, {Float(residual.Scale)}, {ActivationName(residual.Activation)})",
        _ => throw new InvalidOperationException($"No description of {plan.Operation.GetType().Name}."),
    };

    /// <summary>What of stride, padding and output is not what the builder takes if nothing is said.</summary>
    private static string Windows(OperationSpec operation, Extent window, Extent stride, Padding padding)
    {
        (Shape x, Shape y) = (operation.Input, operation.Output);
        bool isUsual = y.Height == WindowSize.Output(x.Height, window.Height, stride.Height, padding.Top, padding.Bottom)
            && y.Width == WindowSize.Output(x.Width, window.Width, stride.Width, padding.Left, padding.Right);
        return (stride == new Extent(1) ? "" : ", " + (stride == default ? "default" : New(stride)))
            + (padding == Padding.None ? "" : (stride == new Extent(1) ? ", padding: " : ", ") + New(padding))
            + (isUsual ? "" : ", output: " + New(y));
    }

    private static string Activated(Activation activation, Activation usual) => activation == usual ? "" : ", activation: " + ActivationName(activation);

    /// <summary>Batch norm, bias and names of a layer's tensors: the layer's name if the network's patterns make all of them of it, and nothing where that is
    /// the name that its row and column give.</summary>
    private string Tensors(ConvolutionSpec layer, StageSpec stage)
    {
        BatchNormSpec? norm = layer.BatchNorm;
        string settings = (norm is null || !layer.HasKernel ? "" : ", epsilon: " + Float(norm.Epsilon)) + (norm is null or { Gamma: true } ? "" : ", gamma: false")
            + (layer.Bias == norm is null ? "" : ", bias: " + CSharpLiteral.Of(layer.Bias)) + Momentum(norm);
        LayerName usual = LayerName.Default(stage.Name, stage.Identifier, layer.Column);
        if (Named(layer, usual) == layer.Tensors) return settings;

        if (!layer.HasKernel) return settings + Row(layer);
        string? name = Unfilled(Network.Patterns.Kernel(layer.IsLinear, norm is not null), layer.Tensors.Kernel);
        string? normName = layer.Tensors.Beta is { } beta ? Unfilled(Network.Patterns.Beta, beta) : name;
        if (name is null || normName is null || Named(layer, new LayerName(name, normName)) != layer.Tensors) return settings + ", tensors: " + New(layer.Tensors);
        return settings + ", layer: " + CSharpLiteral.Of(name) + (name == normName ? "" : ", norm: " + CSharpLiteral.Of(normName));
    }

    /// <summary>The name that a batch norm's row has in weight files, which its tensors' names begin with.</summary>
    private string Row(ConvolutionSpec norm)
    {
        string mean = norm.Tensors.Mean!, ending = Network.Patterns.OfBatchNorm(new LayerName("", ""), hasGamma: true).Mean!;
        string name = mean.EndsWith(ending, StringComparison.Ordinal) ? mean.Substring(0, mean.Length - ending.Length) : "";
        return name.Length > 0 && Named(norm, new LayerName(name, name)) == norm.Tensors
            ? ", layer: " + CSharpLiteral.Of(name)
            : ", tensors: " + New(norm.Tensors);
    }

    private TensorNames Named(ConvolutionSpec layer, LayerName name) => !layer.HasKernel
        ? Network.Patterns.OfBatchNorm(name, layer.BatchNorm!.Gamma)
        : Network.Patterns.Of(name, layer.IsLinear, layer.Bias, layer.BatchNorm is not null, layer.BatchNorm is { Gamma: true });

    /// <summary>What a pattern's first star stands for in a name; null if the name does not begin and end as the pattern does.</summary>
    private static string? Unfilled(string pattern, string name)
    {
        int star = pattern.IndexOf('*'), after = pattern.Length - star - 1;
        return star >= 0 && name.Length >= star + after && name.StartsWith(pattern.Substring(0, star), StringComparison.Ordinal)
            && name.EndsWith(pattern.Substring(star + 1), StringComparison.Ordinal) ? name.Substring(star, name.Length - star - after) : null;
    }

    private static string Argument(object value) => value switch
    {
        int number => Number(number),
        bool truth => CSharpLiteral.Of(truth),
        string digits => Float(digits),
        _ => throw new InvalidOperationException($"No argument of type {value.GetType().Name}."),
    };

    private static string Changed(string argument, string? value, string? usual) => value == usual ? "" : ", " + argument + ": " + CSharpLiteral.Of(value!);

    private static string Reads(OperationPlan plan) => string.Join(", ", plan.Reads.Select(CSharpLiteral.Of));

    private static string New(Shape shape) => $"new({Number(shape.Height)}, {Number(shape.Width)}, {Number(shape.Channels)})";

    private static string New(Extent extent) =>
        extent.Height == extent.Width ? $"new({Number(extent.Height)})" : $"new({Number(extent.Height)}, {Number(extent.Width)})";

    private static string New(Padding padding) => padding == Padding.None
        ? "default"
        : padding == new Padding(padding.Top) ? $"new({Number(padding.Top)})" : $"new({Number(padding.Top)}, {Number(padding.Bottom)}, {Number(padding.Left)}, {Number(padding.Right)})";

    private static string New(TensorNames names) => "new(" + CSharpLiteral.Of(names.Kernel)
        + Named("Bias", names.Bias) + Named("Gamma", names.Gamma) + Named("Beta", names.Beta) + Named("Mean", names.Mean) + Named("Variance", names.Variance) + ")";

    private static string Named(string argument, string? value) => value is null ? "" : $", {argument}: {CSharpLiteral.Of(value)}";

    private static string Float(string number) => CSharpLiteral.Float(number);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ActivationName(Activation activation) => "IG_::Activation." + activation;
}
