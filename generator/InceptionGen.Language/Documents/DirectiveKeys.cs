using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The keys of directives (tables/README.md, sections 3 and 9).</summary>
internal static class DirectiveKeys
{
    /// <summary>The keys that say what kind of table a file is, and its name.</summary>
    public const string Network = "network", Module = "module", NamesOf = "names of", Parameters = "parameters", Reduction = "reduction";

    private static readonly string[] Prose = ["source", "lineage", "note"];

    private static readonly string[] Layers = ["padding", "pooling", "average pooling", "normalization", "bias", "activation", "params unit"];

    private static readonly string[] Totals = ["total depth", "total params", "total ops"];

    private static readonly string[] Training =
        ["loss", "auxiliary weight", "optimizer", "learning rate", "gradient clipping", "weight decay", "weight average", "initialization", "frozen"];

    private static readonly Dictionary<TableKind, string[]> OfKind = new()
    {
        [TableKind.Network] = [Network, .. Prose, .. Layers, "continues", "input", .. Totals, "preprocess", "classes", "names", .. Training],
        [TableKind.Module] = [Module, Parameters, Reduction, .. Prose, .. Layers],
        [TableKind.Names] = [NamesOf, .. Prose, "convolution", "plain convolution", "linear", "bias", "gamma", "beta", "mean", "variance"],
    };

    /// <summary>The key that gives a table of the kind its name.</summary>
    public static string NameOf(TableKind kind) => kind switch
    {
        TableKind.Module => Module,
        TableKind.Names => NamesOf,
        _ => Network,
    };

    /// <summary>The kind that a key declares; null if it declares none.</summary>
    public static TableKind? KindOf(string key) => Spelling.Compact(key) switch
    {
        "network" => TableKind.Network,
        "module" => TableKind.Module,
        "namesof" => TableKind.Names,
        _ => null,
    };

    public static IEnumerable<string> Of(TableKind kind) => OfKind[kind];

    /// <summary>Whether the key's text is copied.</summary>
    public static bool IsProse(string key) => Prose.Contains(key);

    /// <summary>Whether the key's value is a list of texts.</summary>
    public static bool IsList(string key) => Spelling.Compact(key) == "classes";

    /// <summary>Whether the key may be repeated on several lines.</summary>
    public static bool MayRepeat(string key) => IsProse(key) || IsList(key);

    /// <summary>The key in the language's spelling; null if a table of the kind knows no such key.</summary>
    public static string? Find(string text, TableKind kind)
    {
        string compact = Spelling.Compact(text) switch
        {
            "normalisation" => "normalization",
            "initialisation" => "initialization",
            "optimiser" => "optimizer",
            var other => other,
        };
        return OfKind[kind].FirstOrDefault(key => Spelling.Compact(key) == compact);
    }

    /// <summary>The kind of table that knows the key; null if none does.</summary>
    public static TableKind? KindThatKnows(string text)
    {
        foreach (TableKind kind in OfKind.Keys)
        {
            if (Find(text, kind) is not null) return kind;
        }

        return null;
    }

    /// <summary>The key that was probably meant: one with a similar spelling, or the first of two words ("padding rule"); null if there is none.</summary>
    public static string? DidYouMean(string text, TableKind kind)
    {
        if (Suggestions.DidYouMean(text, OfKind[kind]) is string near) return near;

        string[] words = Spelling.Normalize(text).Trim().Split(' ');
        return words.Length == 2 && Find(words[0], kind) is string key && !IsProse(key) ? key : null;
    }
}
