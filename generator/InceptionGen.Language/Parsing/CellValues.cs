using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Parsing;

internal enum PaddingKind
{
    /// <summary>The declared sizes decide between the papers' rules.</summary>
    AsDeclared,

    /// <summary>Output = ceil(input / stride); an odd total pads one more at the end (TensorFlow's SAME).</summary>
    Same,

    /// <summary>The same output; an odd total pads one more at the start (ONNX's SAME_LOWER).</summary>
    SameLower,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>(kernel - 1) / 2 on every side, output rounded down (Caffe, PyTorch).</summary>
    Half,

    /// <summary>Explicit amounts.</summary>
    Explicit,
}

/// <param name="Amounts">The amounts if <see cref="PaddingKind.Explicit"/>, else none.</param>
/// <param name="Ceil">Whether the output is rounded up, the last window reaching over the end (Caffe's pooling).</param>
internal sealed record PaddingRule(PaddingKind Kind, Padding Amounts = default, bool Ceil = false);

/// <summary>A patch cell: "3x3/2", "3x3", "stride=2", "8 x 8". At least one of the two is there.</summary>
internal sealed record Patch(Extent? Kernel, Extent? Stride, PaddingRule? Padding);

/// <summary>A printed count: "2.7K" is 2.7 units of 1024 (params) or 1000 (ops), good to 0.1 units.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Resolution">One of the last printed digit: 0.1 for "2.7", 1 for "34".</param>
/// <param name="Unit">'K', 'M', 'G' or 'B', or '\0' for plain counts.</param>
internal sealed record PrintedCount(double Value, double Resolution, char Unit);

internal enum RowKind
{
    Convolution,
    MaxPool,
    AveragePool,
    AdaptiveAveragePool,

    /// <summary>"pool": the kind is not printed (Rethinking's Table 1); a pool over the whole map averages, any other takes the maximum.</summary>
    Pool,

    /// <summary>A row whose filter columns are branches ("inception (3a)"), or that names a module table.</summary>
    Inception,
    Module,
    LocalResponseNorm,
    Dropout,
    Linear,
    Softmax,
    Flatten,

    /// <summary>Starts an auxiliary classifier: the rows below belong to it.</summary>
    AuxiliaryClassifier,

    /// <summary>Last row of a module table: the projection that is scaled and added to the module's input.</summary>
    Residual,
}

/// <summary>A type cell: "3xInception", "inception (3a)", "dropout (40%)", "local response norm (size 5, alpha 1e-4, beta 0.75)".</summary>
/// <param name="Word">The type as printed, without count and parentheses.</param>
/// <param name="Label">The text in parentheses ("3a"); "" if there is none.</param>
/// <param name="Arguments">The parentheses as "name value" pairs where they are such ("size" - "5"); a lone "40%" has the name "".</param>
/// <param name="Count">How many times the row stands one after the other.</param>
/// <param name="Padding">"conv padded" is same; null leaves it to the row.</param>
internal sealed record RowType(RowKind Kind, string Word, string Label, EquatableArray<Argument> Arguments, int Count, PaddingRule? Padding = null);

internal sealed record Argument(string Name, string Value);

/// <summary>A normalization cell or directive: "none", "batch norm (epsilon 0.001, no gamma)".</summary>
internal sealed record Normalization(BatchNormSpec? BatchNorm);

/// <summary>A pool projection cell: "32", "avg + 32", "max + pass through".</summary>
/// <param name="Filters">Null passes the pooled map through; 0 says that there is no pool.</param>
internal sealed record PoolProjection(PoolKind Kind, int? Filters);
