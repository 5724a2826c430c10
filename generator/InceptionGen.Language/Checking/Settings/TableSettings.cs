using System;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Settings;

/// <summary>What a table's directives say about all its rows; null where they say nothing.</summary>
internal sealed record TableSettings(
    PaddingRule? Padding,
    PaddingRule? Pooling,
    bool? AverageCountsPadding,
    Normalization? Normalization,
    bool? Bias,
    Activation? Activation,
    int? ParamsUnit)
{
    /// <summary>As in GoogLeNet's Table 1.</summary>
    public const int DefaultParamsUnit = 1024;

    public static readonly TableSettings Unsaid = new(null, null, null, null, null, null, null);

    /// <summary>What a directive says; reports one that is not understood.</summary>
    public static TableSettings Read(TableDocument document, DiagnosticBag diagnostics) => new(
        Value(document, "padding", text => CellParser.Padding(text), diagnostics),
        Value(document, "pooling", text => CellParser.Padding(text), diagnostics),
        Number(document, "average pooling", text => CellParser.CountsPadding(text), diagnostics),
        Value(document, "normalization", text => CellParser.Normalization(text), diagnostics),
        Number(document, "bias", text => CellParser.YesOrNo(text), diagnostics),
        Number(document, "activation", text => CellParser.Activation(text), diagnostics),
        Number(document, "params unit", text => CellParser.ParamsUnit(text), diagnostics));

    /// <summary>A module's settings where another table uses it: that table's settings apply where the module has none.</summary>
    public TableSettings Within(TableSettings user) => new(
        Padding ?? user.Padding,
        Pooling ?? user.Pooling,
        AverageCountsPadding ?? user.AverageCountsPadding,
        Normalization ?? user.Normalization,
        Bias ?? user.Bias,
        Activation ?? user.Activation,
        ParamsUnit ?? user.ParamsUnit);

    public static Directive? Find(TableDocument document, string key) =>
        document.Directives.FirstOrDefault(directive => directive.Key == key);

    public static T? Value<T>(TableDocument document, string key, Func<string, Parsed<T>> parse, DiagnosticBag diagnostics) where T : class =>
        TryRead(document, key, parse, diagnostics, out Parsed<T> parsed) ? parsed.Value : null;

    public static T? Number<T>(TableDocument document, string key, Func<string, Parsed<T>> parse, DiagnosticBag diagnostics) where T : struct =>
        TryRead(document, key, parse, diagnostics, out Parsed<T> parsed) ? parsed.Value : null;

    private static bool TryRead<T>(TableDocument document, string key, Func<string, Parsed<T>> parse, DiagnosticBag diagnostics, out Parsed<T> parsed)
        where T : notnull
    {
        parsed = default;
        if (Find(document, key) is not { } directive) return false;

        parsed = parse(directive.Value);
        if (parsed.Problem is null) return true;

        diagnostics.Add(parsed.Problem.AtSetting(directive.ValueLocation, PlaceInWords.Directive(key), directive.Value));
        return false;
    }
}
