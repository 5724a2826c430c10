using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A dropout of 80% in a table after the paper of Inception-v4 and Inception-ResNet, which keeps 80%: its figures print "Dropout (keep 0.8)".</summary>
internal static class KeptDropout
{
    private const double Kept = 0.8, Rounding = 1e-6;

    private static readonly string[] Signs = ["inceptionv4", "inceptionresnet", "1602.07261"];

    private static readonly string[] Prose = ["source", "lineage"];

    /// <summary>Reports a row that drops what the paper keeps.</summary>
    public static void Report(Row row, TableDocument document, DiagnosticBag diagnostics)
    {
        if (row.Type.Plain is not DropoutRow dropout || dropout.Read(row.Type).Value is not DropoutSpec { Rate: var rate }) return;
        if (!DecimalText.TryParse(rate, out DecimalText? dropped) || Math.Abs(dropped.Value - Kept) > Rounding || !IsOfThePaper(document)) return;

        diagnostics.AddWithFix(Rules.KeptShareDropped, row.At, "dropout (20%)", Excerpt.Of(row.At.Cell.Text));
    }

    private static bool IsOfThePaper(TableDocument document)
    {
        IEnumerable<string> texts = document.Directives.Where(directive => Prose.Contains(directive.Key)).Select(directive => directive.Value).Append(document.Name);
        return texts.Select(Spelling.Compact).Any(text => Signs.Any(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0));
    }
}
