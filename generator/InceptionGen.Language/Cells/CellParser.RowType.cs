using System;
using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private static readonly char[] FootnoteMarks = ['*', '†', '‡', ' ', '\t', '\u00A0'];

    /// <summary>The row types in words, for suggestions.</summary>
    public static IEnumerable<string> RowTypes => RowWords.All;

    /// <summary>A type cell. A word that is not a row type is a <see cref="RowKind.Module"/>: the checker finds out whether there is such a module.</summary>
    public static Parsed<RowType> RowType(string text)
    {
        string rest = Spelling.Narrow(text).Trim();
        if (!TakeCount(ref rest).Succeeded(out int count, out Problem? problem)) return problem;

        string label = "";
        int open = rest.IndexOf('(');
        if (open >= 0)
        {
            int close = rest.LastIndexOf(')');
            if (close < open) return new Problem(Rules.UnknownRowType, "the parenthesis is not closed");
            if (rest.Substring(close + 1).Trim(FootnoteMarks).Length > 0) return new Problem(Rules.UnknownRowType, "there is text after the parenthesis");

            label = rest.Substring(open + 1, close - open - 1).Trim();
            rest = rest.Substring(0, open);
        }

        string word = rest.Trim(FootnoteMarks);
        if (word.Length == 0) return new Problem(Rules.UnknownRowType, "write what the row is, such as convolution, max pool or inception (3a)");

        (RowKind kind, PlainRow? plain) = RowWords.Find(word) ?? (RowKind.Module, null);
        PaddingRule? padding = kind == RowKind.Convolution && Spelling.Compact(word).EndsWith("padded", StringComparison.Ordinal) ? new PaddingRule(PaddingKind.Same) : null;
        EquatableArray<Argument> arguments = ArgumentsOf(label);
        ChannelGroups groups = ChannelGroups.One;
        if (kind == RowKind.Convolution && !ChannelGroups.OfType(word, arguments).Succeeded(out groups, out problem)) return problem;
        var type = new RowType(kind, word, label, arguments, count, padding, plain, groups);
        if (type.HasName && BracketOptions.Remedy(label, mayHaveValues: kind == RowKind.Inception) is { } remedy) return new Problem(Rules.OptionNotTaken, remedy);
        return type;
    }

    /// <summary>Cuts off "3x" or "3 × " where a word follows; 1 where nothing is counted.</summary>
    private static Parsed<int> TakeCount(ref string text)
    {
        var cursor = new TextCursor(text);
        string digits = cursor.TakeDigits();
        if (digits.Length == 0 || !cursor.TakeTimes() || cursor.AtEnd || cursor.TakeDigits().Length > 0) return 1;

        text = text.Substring(cursor.Position).Trim();
        return WholeNumber.Of(digits, "a count of modules", minimum: 1, WholeNumber.MaximumCount);
    }

    /// <summary>"size 5, alpha 0.0001" as two named arguments; anything but a name with a number is an argument without a name.</summary>
    internal static EquatableArray<Argument> ArgumentsOf(string label)
    {
        var arguments = new List<Argument>();
        foreach (string part in label.Split(','))
        {
            string argument = part.Trim();
            if (argument.Length > 0) arguments.Add(ArgumentOf(argument));
        }

        return arguments.ToEquatableArray();
    }

    private static Argument ArgumentOf(string text)
    {
        int valueStart = text.LastIndexOfAny([' ', '=', ':']) + 1;
        string name = Spelling.Normalize(text.Substring(0, valueStart)).TrimEnd(' ', '=', ':');
        string value = text.Substring(valueStart);
        bool isNamed = name.Length > 0 && value.Length > 0 && value[0] is (>= '0' and <= '9') or '.' or '-' or '+';
        return isNamed ? new Argument(name, value) : new Argument("", text);
    }
}
