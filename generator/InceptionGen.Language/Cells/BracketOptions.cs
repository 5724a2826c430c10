using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>
/// Words in the brackets of a type that other tools take for options. In a type, brackets hold a name, and an option would become part of the name without any effect:
/// "convolution (dilation 2)". Names such as "3a" and "stem 1" are none of these.
/// </summary>
internal static class BracketOptions
{
    private const string None = "remove it";

    private static readonly (string[] Words, string Remedy)[] Options =
    [
        (["stride", "strides", "s", "subsample"], HeadingSynonyms.OfStride),
        (["kernel", "kernel size", "ksize", "filter size", "patch", "patch size", "window", "pool size", "k"], "the patch goes in its column, as in 3x3/2"),
        (["padding", "pad", "pads", "p", "same", "valid", "same padding", "valid padding", "no padding", "padded", "padding mode", "half"],
            "the padding goes in the column 'padding' or after the patch, as in 3x3/2 1 and 3x3/2 V"),
        (["ceil", "ceil mode", "floor", "round mode", "rounds up"], "rounding up goes in the column 'padding' or after the patch, as in 3x3/2 ceil"),
        (["count include pad", "counts padding", "count padding", "counted padding", "include padding", "includes padding", "exclude padding", "excludes padding", "exclude pad", "divisor override"],
            "write '# average pooling: counts padding' above the header"),
        (["bias", "no bias", "use bias", "with bias", "without bias", "bias free"], "write yes or no in the column 'bias'"),
        (["activation", "act", "relu", "no relu", "without relu", "no activation", "relu6", "sigmoid", "tanh"], "write relu, relu6, sigmoid or none in the column 'activation'"),
        (["batch norm", "bn", "no bn", "no batch norm", "norm", "normalization", "epsilon", "eps", "momentum", "affine", "track running stats", "gamma", "no gamma"],
            "batch norm goes in the column 'normalization', as in batch norm (epsilon 0.001)"),
        (["filters", "channels", "out channels", "in channels", "units", "out features", "in features", "outputs", "features", "neurons"],
            "the channels of the output size are the filters"),
        (["dilation", "dilation rate", "dilated", "rate", "atrous", "d"], "dilated convolutions are not supported"),
        (["groups", "group", "depthwise", "separable", "grouped", "depth multiplier", "cardinality", "g"],
            "write the type as depthwise convolution, or as grouped convolution (groups 32)"),
        (["transposed", "transpose", "output padding"], "transposed convolutions are not supported"),
        (["axis", "dim", "start dim", "end dim", "channels last", "channels first", "data format", "keepdims", "keepdim", "order", "nchw", "nhwc"],
            "softmax is over the channels, and flatten makes one vector of the whole map in C,H,W order; remove it"),
        (["trainable", "frozen"], "write '# frozen: until' and the last row that is not trained above the header"),
        (["init", "initializer", "kernel initializer", "weight filler"], "write '# initialization: glorot uniform' above the header"),
        (["inplace", "name", "dtype", "input shape", "seed", "p drop", "return indices", "scale"], None),
    ];

    private static readonly Dictionary<string, string> RemedyOfWord =
        Options.SelectMany(option => option.Words.Select(word => (Word: Spelling.Compact(word), option.Remedy))).ToDictionary(option => option.Word, option => option.Remedy);

    /// <summary>What to do with the first argument in the brackets that looks like an option; null if all of them look like names.</summary>
    /// <param name="mayHaveValues">Whether the brackets may hold values for a module's parameters, which have names of their own.</param>
    public static string? Remedy(string label, bool mayHaveValues) => label.Length == 0
        ? null
        : Arguments(label).Select(argument => RemedyOf(argument, mayHaveValues)).FirstOrDefault(remedy => remedy is not null);

    private static IEnumerable<string> Arguments(string label) => Spelling.Normalize(label).Split(',', ';').Select(argument => argument.Trim());

    private static string? RemedyOf(string argument, bool mayHaveValues)
    {
        int sign = argument.IndexOfAny(['=', ':']);
        if (sign > 0) return mayHaveValues ? Find(argument.Substring(0, sign), isAlone: true) : Find(argument.Substring(0, sign)) ?? None;

        // A word is an option by itself, before a value, or after one: "ceil", "dilation 2", "2 groups".
        if (Find(argument, isAlone: true) is { } alone) return alone;
        int first = argument.IndexOf(' '), last = argument.LastIndexOf(' ');
        if (first < 0) return null;

        bool startsWithValue = IsValue(argument.Substring(0, first)), endsWithValue = IsValue(argument.Substring(last + 1));
        if (endsWithValue && Find(argument.Substring(0, last), isAlone: true) is { } before) return before;
        return startsWithValue ? Find(argument.Substring(first + 1), isAlone: true) : null;
    }

    /// <summary>What to do with an option. One letter alone may be a row's name, and is an option only before a sign, as in "s=2".</summary>
    private static string? Find(string word, bool isAlone = false)
    {
        string compact = Spelling.Compact(word);
        return (!isAlone || compact.Length > 1) && RemedyOfWord.TryGetValue(compact, out string? remedy) ? remedy : null;
    }

    private static bool IsValue(string text) => text.Length > 0
        && (text[0] is (>= '0' and <= '9') or '-' or '(' or '.' || text is "true" or "false" or "yes" or "no" or "none" or "same" or "valid");
}
