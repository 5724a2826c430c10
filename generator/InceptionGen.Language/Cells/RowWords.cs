using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>The words for row types: the papers', and those of Keras, PyTorch and Caffe (tables/README.md, section 5).</summary>
internal static class RowWords
{
    private static readonly (string Word, RowKind Kind)[] Types =
    [
        ("convolution", RowKind.Convolution),
        ("conv", RowKind.Convolution),
        ("conv padded", RowKind.Convolution),
        ("convolution padded", RowKind.Convolution),
        ("convolutional", RowKind.Convolution),
        ("depthwise convolution", RowKind.Convolution),
        ("depthwise conv", RowKind.Convolution),
        ("grouped convolution", RowKind.Convolution),
        ("grouped conv", RowKind.Convolution),
        ("group convolution", RowKind.Convolution),
        ("group conv", RowKind.Convolution),
        ("max pool", RowKind.MaxPool),
        ("max pooling", RowKind.MaxPool),
        ("global max pool", RowKind.MaxPool),
        ("global max pooling", RowKind.MaxPool),
        ("avg pool", RowKind.AveragePool),
        ("avg pooling", RowKind.AveragePool),
        ("average pool", RowKind.AveragePool),
        ("average pooling", RowKind.AveragePool),
        ("global avg pool", RowKind.AveragePool),
        ("global avg pooling", RowKind.AveragePool),
        ("global average pool", RowKind.AveragePool),
        ("global average pooling", RowKind.AveragePool),
        ("adaptive avg pool", RowKind.AdaptiveAveragePool),
        ("adaptive avg pooling", RowKind.AdaptiveAveragePool),
        ("adaptive average pool", RowKind.AdaptiveAveragePool),
        ("adaptive average pooling", RowKind.AdaptiveAveragePool),
        ("pool", RowKind.Pool),
        ("pooling", RowKind.Pool),
        ("inception", RowKind.Inception),
        ("linear", RowKind.Linear),
        ("dense", RowKind.Linear),
        ("fully connected", RowKind.Linear),
        ("inner product", RowKind.Linear),
        ("fc", RowKind.Linear),
        ("batch norm", RowKind.BatchNorm),
        ("batch normalization", RowKind.BatchNorm),
        ("batch normalisation", RowKind.BatchNorm),
        ("bn", RowKind.BatchNorm),
        ("auxiliary classifier", RowKind.AuxiliaryClassifier),
        ("residual", RowKind.Residual),
    ];

    /// <summary>What programs and papers list as rows, and the language says in another way or not at all.</summary>
    private static readonly (string[] Words, string Answer)[] Others =
    [
        (["frozen batch norm"], "at inference every batch norm is frozen; write batch norm (epsilon 0.001)"),
        (["relu", "relu6", "leaky relu", "prelu", "activation", "tanh", "elu", "selu", "gelu", "silu", "swish", "mish", "hard swish"],
            "an activation belongs to the row above; write relu, relu6, sigmoid or none in the column 'activation' there, and remove the row"),
        (["concat", "concatenate", "concatenation", "depth concat", "filter concat", "cat", "merge"],
            "the row that holds the branches puts them side by side, be it an inception row or one that names a module table; remove the row"),
        (["add", "addition", "eltwise", "elementwise add", "shortcut", "skip connection"],
            "an addition is the last row of a module table: residual (scale 1)"),
        (["input", "input layer", "image", "data"],
            "'# input: 224x224x3' above the header gives the image's size; remove the row"),
        (["output", "output layer", "end"], "the last row's output is the network's; remove the row"),
        (["total", "totals", "sum", "overall", "total params", "subtotal"],
            "a total is not a row; remove it, or make a comment of it: '# Total: 531K'"),
        (["zero padding", "zero pad", "padding", "pad", "reflection pad"],
            "padding belongs to the row that reads it; write it in the column 'padding' there, as in 3 or 0+1x0+1, and remove the row"),
        (["separable conv", "separable convolution", "depthwise separable conv", "depthwise separable convolution"],
            "write its two parts as two rows: depthwise convolution, and convolution with a patch of 1x1"),
        (["dilated conv", "dilated convolution", "atrous conv", "atrous convolution"], "dilated convolutions are not supported"),
        (["conv transpose", "transposed conv", "transposed convolution", "deconv", "deconvolution", "up sampling", "upsample", "interpolate"],
            "transposed convolutions are not supported"),
        (["conv1d", "conv3d", "max pool1d", "max pool3d", "avg pool1d", "avg pool3d", "max pooling1d", "max pooling3d", "average pooling1d", "average pooling3d"],
            "maps have rows and columns here: there are no operations of one or three dimensions"),
        (["layer norm", "layer normalization", "group norm", "group normalization", "instance norm", "identity", "reshape", "permute", "attention", "multi head attention", "embedding", "lstm", "gru", "adaptive max pool"],
            "there is no such row; the rows are convolution, depthwise convolution, grouped convolution, max pool, avg pool, pool, adaptive avg pool, inception, local response norm, dropout, flatten, linear, batch norm, sigmoid, softmax, auxiliary classifier and residual"),
    ];

    private static readonly string[] Endings = ["layer", "op", "2d"];

    private static readonly Dictionary<string, (RowKind Kind, PlainRow? Plain)> KindOf = Types.Select(type => (type.Word, type.Kind, Plain: (PlainRow?)null))
        .Concat(PlainRows.All.SelectMany(row => row.Words.Select(word => (Word: word, Kind: RowKind.Plain, Plain: (PlainRow?)row))))
        .ToDictionary(type => Spelling.Compact(type.Word), type => (type.Kind, type.Plain));

    private static readonly Dictionary<string, string> AnswerOf =
        Others.SelectMany(other => other.Words.Select(word => (Word: Spelling.Compact(word), other.Answer))).ToDictionary(other => other.Word, other => other.Answer);

    /// <summary>The row types in words, for suggestions.</summary>
    public static IEnumerable<string> All => Types.Select(type => type.Word).Concat(PlainRows.All.SelectMany(row => row.Words));

    /// <summary>The row type that a word is in any spelling, "MaxPooling2D" too; null if it is not one.</summary>
    public static (RowKind Kind, PlainRow? Plain)? Find(string word)
    {
        foreach (string spelling in Spellings(word))
        {
            if (KindOf.TryGetValue(spelling, out (RowKind, PlainRow?) kind)) return kind;
        }

        return null;
    }

    /// <summary>Whether a pool's word says that its window is the whole map.</summary>
    public static bool IsGlobal(string word) => Spelling.Compact(word).StartsWith("global", StringComparison.Ordinal);

    /// <summary>How the language says what the word means elsewhere; null if it means nothing.</summary>
    public static string? Answer(string word) => Spellings(word).Select(spelling => AnswerOf.TryGetValue(spelling, out string? answer) ? answer : null).FirstOrDefault(answer => answer is not null);

    /// <summary>The word, and the word without "2d" or "layer" at its end.</summary>
    private static IEnumerable<string> Spellings(string word)
    {
        string compact = Spelling.Compact(word);
        yield return compact;
        foreach (string ending in Endings)
        {
            if (compact.Length <= ending.Length || !compact.EndsWith(ending, StringComparison.Ordinal)) continue;
            compact = compact.Substring(0, compact.Length - ending.Length);
            yield return compact;
        }
    }
}
