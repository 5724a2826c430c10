using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A comment that would be a directive with a colon after its key, as in "# normalization batch norm": its first words are a key, and the rest a value of it.</summary>
internal static class ForgottenColon
{
    private static readonly (string Key, Func<string, bool> IsValue)[] Directives =
    [
        ("padding", text => CellParser.Padding(text).Problem is null),
        ("pooling", text => CellParser.Padding(text).Problem is null),
        ("average pooling", text => CellParser.CountsPadding(text).Problem is null),
        ("normalization", text => CellParser.Normalization(text).Problem is null),
        ("normalisation", text => CellParser.Normalization(text).Problem is null),
        ("bias", text => CellParser.YesOrNo(text).Problem is null),
        ("activation", text => CellParser.Activation(text).Problem is null),
        ("params unit", text => CellParser.ParamsUnit(text).Problem is null),
        ("input", text => CellParser.Size(text).Problem is null),
        ("optimizer", text => CellParser.Optimizer(text).Problem is null),
        ("learning rate", text => CellParser.LearningRate(text).Problem is null),
        ("loss", text => CellParser.Loss(text).Problem is null),
        ("continues", IsFile),
        ("names", IsFile),
    ];

    /// <summary>The advice for such a comment; null for any other.</summary>
    public static DiagnosticInfo? In(SpannedText comment, TableText table)
    {
        SpannedText text = comment.Trim();
        foreach ((string key, Func<string, bool> isValue) in Directives)
        {
            int length = key.Length;
            if (text.Text.Length <= length + 1 || !text.Text.StartsWith(key, StringComparison.OrdinalIgnoreCase) || !Spelling.IsBlank(text.Text[length])) continue;
            if (!isValue(text.Slice(length, text.Text.Length).Trim().Text)) continue;

            SpannedText written = text.Slice(0, length);
            LocationInfo end = table.At(written.End, written.End);
            return new DiagnosticInfo(Rules.UnknownDirective, written.In(table), EquatableArray.Of(written.Text, "write a colon after it, or it is a comment"))
            {
                Fixes = EquatableArray.Of(Fix.Write("Write a colon after '" + written.Text + "'", end, ":")),
            };
        }

        return null;
    }

    private static bool IsFile(string text) => text.IndexOf(' ') < 0 && text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
