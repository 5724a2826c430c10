using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Rows that are one operation and have no kernel.</summary>
internal static class PlainRows
{
    private const string NormForm = "write its constants, as in local response norm (size 5, alpha 0.0001, beta 0.75, k 1)";

    public static RowDraft? Linear(Row row, DeclaredShape? declared, RowContext context)
    {
        if (declared is not null) return new LinearDraft(row.At, context.Column, declared.Shape.Channels, Layers.OfLinear(row));

        context.ReportMissingOutput(row, "a linear layer has as many outputs as its output size has channels; write it, as in 1x1x1000");
        return null;
    }

    public static RowDraft? Dropout(Row row, RowContext context)
    {
        if (row.Type.Label.Length == 0) return new DropoutDraft(row.At, "");
        if (CellParser.DropoutRate(row.Type.Label).Succeeded(out DecimalText? rate, out Problem? problem)) return new DropoutDraft(row.At, rate.Text);

        context.Diagnostics.Add(problem.At(row.At.Cell.Location, row.At.InWords, row.Type.Label));
        return null;
    }

    /// <summary>Implementations differ in the constants, so the table says them; k is 1 where nothing is said.</summary>
    public static RowDraft? LocalResponseNorm(Row row, RowContext context)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Argument argument in row.Type.Arguments)
        {
            bool isKnown = argument.Name is "size" or "alpha" or "beta" or "k";
            if (!isKnown || given.ContainsKey(argument.Name)) return NotUnderstood(row, context);
            given.Add(argument.Name, argument.Value);
        }

        if (!given.ContainsKey("k")) given.Add("k", "1");
        if (given.Count < 4) return NotUnderstood(row, context);

        Problem? problem = null;
        int size = Read(given["size"], text => CellParser.Depth(text));
        DecimalText? alpha = Constant("alpha"), beta = Constant("beta"), k = Constant("k");
        problem ??= NormConstants.Check(size, alpha!.Value, beta!.Value, k!.Value);
        if (problem is null) return new LocalResponseNormDraft(row.At, size, alpha!.Text, beta!.Text, k!.Text);

        context.Diagnostics.Add(problem.At(row.At.Cell.Location, row.At.InWords, row.At.Cell.Text));
        return null;

        DecimalText? Constant(string name) => Read(given[name], CellParser.Decimal);

        T? Read<T>(string text, Func<string, Parsed<T>> parse) where T : notnull
        {
            if (parse(text).Succeeded(out T? value, out Problem? found)) return value;
            problem ??= found;
            return default;
        }
    }

    private static RowDraft? NotUnderstood(Row row, RowContext context)
    {
        context.Diagnostics.Add(Rules.CellNotUnderstood, row.At, Excerpt.Of(row.At.Cell.Text), NormForm);
        return null;
    }
}
