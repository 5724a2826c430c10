using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private const string StaircaseForm = "write constant, cosine, or a factor and its epochs, as in x 0.94 every 2 epochs";

    private const string Every = " every ";

    /// <summary>How the learning rate changes: "constant", "cosine", "x 0.94 every 2 epochs".</summary>
    public static Parsed<ScheduleSettings> LearningRate(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        switch (Spelling.Compact(spelt))
        {
            case "constant": return new ScheduleSettings(ScheduleKind.Constant);
            case "cosine": return new ScheduleSettings(ScheduleKind.Cosine);
        }

        int every = spelt.IndexOf(Every, StringComparison.Ordinal);
        if (every > 0) return Staircase(spelt.Substring(0, every), spelt.Substring(every + Every.Length));
        if (DecimalText.TryParse(spelt, out _))
            return new Problem(Rules.CellNotUnderstood, "the rate that training starts with belongs to the optimizer, as in sgd (learning rate 0.01); " + StaircaseForm);
        return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(spelt, ["constant", "cosine"], StaircaseForm));
    }

    private static Parsed<ScheduleSettings> Staircase(string factor, string epochs)
    {
        var cursor = new TextCursor(factor);
        cursor.TakeTimes();
        string[] period = epochs.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string count = period.Length == 1 ? "1" : period[0];
        string unit = period.Length is 1 or 2 ? period[period.Length - 1] : "";
        if (unit is "step" or "steps" or "iterations" or "batches")
            return new Problem(Rules.CellNotUnderstood, "a step depends on the size of a batch; count in epochs, as in x 0.94 every 2 epochs");
        if (unit is not ("epoch" or "epochs")) return new Problem(Rules.CellNotUnderstood, StaircaseForm);
        if (!NumberRange.Within("a factor").Read(cursor.Rest).Succeeded(out float times, out Problem? problem)) return problem;
        if (!NumberRange.Positive("a number of epochs", 10_000).Read(count).Succeeded(out float length, out problem)) return problem;
        return new ScheduleSettings(ScheduleKind.Staircase, times, length);
    }
}
