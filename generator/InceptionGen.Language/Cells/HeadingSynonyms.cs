using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>What other tables and programs call the columns.</summary>
internal static class HeadingSynonyms
{
    /// <summary>Where the language says the stride.</summary>
    public const string OfStride = "the stride goes after the patch, as in 3x3/2";

    private static readonly (string[] Words, string Heading)[] Synonyms =
    [
        (["layer", "layers", "layer type", "layer (type)", "operation", "op", "operator", "kind", "block", "stage", "module"], "type"),
        (["layer name", "row name", "label"], "name"),
        (["reads", "inputs", "from", "bottom", "connected to"], "input"),
        (["kernel", "kernel size", "kernel/stride", "kernel size/stride", "kernel/stride/pad", "filter size", "filter size/stride", "filter/stride", "patch/stride", "window", "pool size", "size/stride"], "patch size/stride"),
        (["input shape", "in size", "input dim", "input dims", "input dimensions", "input resolution"], "input size"),
        (["output", "output shape", "out size", "output dim", "output dims", "output dimensions", "output resolution", "feature map", "map size"], "output size"),
        (["parameters", "param", "param #", "# params", "number of params", "weights", "num params"], "params"),
        (["flops", "macs", "madds", "mult-adds", "multiply-adds", "mac", "flop", "operations", "computations"], "ops"),
        (["comment", "comments", "note", "notes", "description"], "remarks"),
        (["norm", "batch normalization", "bn"], "normalization"),
        (["act", "nonlinearity", "activation function"], "activation"),
        (["pad"], "padding"),
        (["pool projection filters", "pool filters", "proj"], "pool proj"),
    ];

    private static readonly (string[] Words, string Advice)[] Others =
    [
        (["stride", "strides"], OfStride),
        (["filters", "channels", "# filters", "out channels", "output channels", "n filters", "num filters", "units", "width"], "the filters of a row are the channels of its output size"),
        (["dilation", "groups", "dilation rate"], "dilated and grouped convolutions are not supported"),
        (["repeat", "repeats", "n", "count", "times", "copies"], "the count goes before the module, as in 4xInception-A"),
    ];

    private static readonly Dictionary<string, string> HeadingOf =
        Synonyms.SelectMany(synonym => synonym.Words.Select(word => (Word: Spelling.Compact(word), synonym.Heading))).ToDictionary(synonym => synonym.Word, synonym => synonym.Heading);

    private static readonly Dictionary<string, string> AdviceOf =
        Others.SelectMany(other => other.Words.Select(word => (Word: Spelling.Compact(word), other.Advice))).ToDictionary(other => other.Word, other => other.Advice);

    /// <summary>The heading of a network or module table that means what the text means elsewhere; null if it means nothing.</summary>
    public static string? Find(string text) => HeadingOf.TryGetValue(Spelling.Compact(text), out string? heading) ? heading : null;

    /// <summary>Where the language says what such a column would say; null if it does not. Ignoring the column would misjudge the rows.</summary>
    public static string? Advice(string text) => AdviceOf.TryGetValue(Spelling.Compact(text), out string? advice) ? advice : null;
}
