using System.Globalization;
using System.Linq;
using InceptionGen.Generator.Planning;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Emitting;

/// <content>The table as data, for use at run time.</content>
internal sealed partial class NetworkEmitter
{
    private void WriteDescription()
    {
        using (writer.Block("private static global::InceptionGen.NetworkDescription Describe()"))
        {
            writer.Line($"""
                global::InceptionGen.Execution.DescriptionBuilder table = new(
                    {CSharpLiteral.Of(Network.ClassName)},
                    {CSharpLiteral.Of(Network.Source)},
                    {CSharpLiteral.Of(Network.Lineage)},
                    {New(Network.Input)},
                    {CSharpLiteral.Of(Network.Preprocessing)});
                """);
            if (Network.ClassNames.Count > 0) writer.Line($"table.Classes({string.Join(", ", Network.ClassNames.Select(CSharpLiteral.Of))});");
            ILookup<int, OperationPlan> operations = plan.Operations.ToLookup(operation => operation.Stage);
            for (int index = 0; index < Network.Stages.Count; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                StageSpec stage = Network.Stages[index];
                string head = stage.Head.Length == 0 ? "" : ", " + CSharpLiteral.Of(stage.Head);
                writer.Line($"table.Stage({CSharpLiteral.Of(stage.Name)}, {CSharpLiteral.Of(stage.Identifier)}, {New(stage.Input)}, {New(stage.Output)}{head});");
                foreach (OperationPlan operation in operations[index]) WriteOperation(operation);
            }

            writer.Line("return table.Build();");
        }

        writer.Line();
    }

    private void WriteOperation(OperationPlan plan)
    {
        string maps = Reads(plan) + ", " + New(plan.Operation.Input) + ", " + New(plan.Operation.Output);
        string map = Reads(plan) + ", " + New(plan.Operation.Output);
        switch (plan.Operation)
        {
            case ConvolutionSpec { IsLinear: true } linear:
                writer.Line($"table.Linear({CSharpLiteral.Of(linear.Column)}, {maps},");
                WriteRest(linear, ActivationName(linear.Activation));
                break;
            case ConvolutionSpec convolution:
                writer.Line($"table.Convolution({CSharpLiteral.Of(convolution.Column)}, {maps}, {Window(convolution.Kernel, convolution.Stride, convolution.Padding)},");
                WriteRest(convolution, ActivationName(convolution.Activation), plan.IsBeforePool ? ", beforePool: true" : "");
                break;
            case PoolSpec { Kind: PoolKind.Max } pool:
                writer.Line($"table.MaxPool({maps}, {Window(pool.Window, pool.Stride, pool.Padding)});");
                break;
            case PoolSpec { Kind: PoolKind.Average } pool:
                writer.Line($"table.AveragePool({maps}, {Window(pool.Window, pool.Stride, pool.Padding)}, {CSharpLiteral.Of(pool.CountsPadding)});");
                break;
            case PoolSpec:
                writer.Line($"table.AdaptiveAveragePool({maps});");
                break;
            case LocalResponseNormSpec norm:
                writer.Line($"table.LocalResponseNorm({map}, {norm.Size}, {Float(norm.Alpha)}, {Float(norm.Beta)}, {Float(norm.K)});");
                break;
            case DropoutSpec dropout:
                writer.Line($"table.Dropout({map}{(dropout.Rate.Length == 0 ? "" : ", " + Float(dropout.Rate))});");
                break;
            case FlattenSpec:
                writer.Line($"table.Flatten({maps});");
                break;
            case SoftmaxSpec:
                writer.Line($"table.Softmax({map});");
                break;
            case ConcatSpec:
                writer.Line($"table.Concat(new[] {"{"} {Reads(plan)} {"}"}, {New(plan.Operation.Input)}, {New(plan.Operation.Output)});");
                break;
            case ResidualSpec residual:
                writer.Line($"table.AddScaled({map}, {Float(residual.Scale)}, {ActivationName(residual.Activation)});");
                break;
        }
    }

    private void WriteRest(ConvolutionSpec convolution, string activation, string place = "")
    {
        using SourceWriter.Scope indented = writer.Indented();
        writer.Line($"{New(convolution.Tensors)},");
        writer.Line($"{activation}{Epsilon(convolution)}{place});");
    }

    private static string Reads(OperationPlan plan) => string.Join(", ", plan.Reads.Select(CSharpLiteral.Of));

    private static string New(Shape shape) => $"new({Number(shape.Height)}, {Number(shape.Width)}, {Number(shape.Channels)})";

    private static string New(Extent extent) => $"new({Number(extent.Height)}, {Number(extent.Width)})";

    private static string New(Padding padding) => padding == Padding.None
        ? "default"
        : $"new({Number(padding.Top)}, {Number(padding.Bottom)}, {Number(padding.Left)}, {Number(padding.Right)})";

    private static string New(TensorNames names) => "new(" + CSharpLiteral.Of(names.Kernel)
        + Named("Bias", names.Bias) + Named("Gamma", names.Gamma) + Named("Beta", names.Beta) + Named("Mean", names.Mean) + Named("Variance", names.Variance) + ")";

    private static string Named(string argument, string? value) => value is null ? "" : $", {argument}: {CSharpLiteral.Of(value)}";

    private static string Window(Extent window, Extent stride, Padding padding) => $"{New(window)}, {New(stride)}, {New(padding)}";

    private static string Epsilon(ConvolutionSpec convolution) =>
        convolution.BatchNorm is null ? "" : ", epsilon: " + Float(convolution.BatchNorm.Epsilon);

    private static string Float(string number) => CSharpLiteral.Float(number);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ActivationName(Activation activation) => activation switch
    {
        Activation.Relu => "global::InceptionGen.Activation.Relu",
        _ => "global::InceptionGen.Activation.None",
    };
}
