using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>Headings of filter columns: "#3x3", "3x3 reduce", "double #3x3", "#1x3 | #3x1", "#3x3/2 V", "#3x3 depthwise", "#3x3 groups 32".</summary>
internal static class FilterHeading
{
    /// <summary>False if the text is not such a heading. A heading with too large a number parses to its problem.</summary>
    public static bool TryParse(string text, out Parsed<FilterColumn> filters)
    {
        var cursor = new TextCursor(Spelling.Normalize(text).Replace('_', ' ').Replace('-', ' '));
        bool isDouble = cursor.TakeWord("double");
        filters = default;
        Problem? firstProblem = null;

        var kernels = new List<Extent>();
        do
        {
            cursor.Take('#');
            if (!WindowText.TryTake(cursor, "a kernel", out Parsed<Extent> parsed)) return false;
            if (parsed.Succeeded(out Extent kernel, out Problem? problem)) kernels.Add(kernel);
            else firstProblem ??= problem;
        }
        while (cursor.Take('|'));

        Extent? stride = null;
        if (cursor.Take('/'))
        {
            if (!WindowText.TryTakeStride(cursor, out Parsed<Extent> parsed)) return false;
            if (parsed.Succeeded(out Extent extent, out Problem? problem)) stride = extent;
            else firstProblem ??= problem;
        }

        bool isReduce = cursor.TakeWord("reduce");
        if (!ChannelGroups.Take(cursor).Succeeded(out ChannelGroups groups, out Problem? groupsProblem)) firstProblem ??= groupsProblem;
        PaddingRule? padding = null;
        if (!cursor.AtEnd && !CellParser.Padding(cursor.Rest).Succeeded(out padding, out Problem? paddingProblem))
        {
            if (paddingProblem.Rule != Rules.OutOfRange) return false;
            firstProblem ??= paddingProblem;
        }

        // The convolutions of a split are parallel, those of a double are a sequence; a reduction is a 1x1 convolution with stride 1.
        if (kernels.Count > 1 && (isDouble || isReduce)) return false;
        if (isReduce && (stride is not null || padding is not null || groups != ChannelGroups.One)) return false;

        filters = firstProblem is null
            ? new FilterColumn(kernels.ToEquatableArray(), stride, padding, isReduce, isDouble, groups)
            : firstProblem;
        return true;
    }

    /// <summary>The heading that was probably meant if only its word is misspelt: "#3x3 reduce" for "#3x3 reduc".</summary>
    public static string? DidYouMean(string text)
    {
        int digitsEnd = text.LastIndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) + 1;
        string number = text.Substring(0, digitsEnd);
        string rest = text.Substring(digitsEnd).Trim();
        if (digitsEnd == 0) return null;

        if (rest.Length == 0)
        {
            // "#3" for "#3x3"
            string square = number + "x" + number.TrimStart('#', ' ');
            return number[0] == '#' && TryParse(square, out _) ? square : null;
        }

        if (WithTimesSign(text) is { } mended) return mended;
        if (TryParse(number, out _)) return Suggestions.DidYouMean(rest, ["reduce"]) is string word ? number + " " + word : null;

        int hash = text.IndexOf('#');
        return hash > 0 && hash < digitsEnd && TryParse(number.Substring(hash), out _) && Suggestions.DidYouMean(text.Substring(0, hash), ["double"]) is string prefix
            ? prefix + " " + text.Substring(hash)
            : null;
    }

    /// <summary>"double #3x3 reduce" for "double #33 reduce" or "double #3x reduce": the kernel after the sign # with what it lacks; null if that is not all.</summary>
    private static string? WithTimesSign(string text)
    {
        int start = text.IndexOf('#') + 1, end = start;
        while (start > 0 && end < text.Length && text[end] is (>= '0' and <= '9') or 'x') end++;
        string kernel = text.Substring(start, end - start);
        string? whole = kernel.Length != 2 ? null
            : kernel[0] == 'x' ? kernel[1] + kernel
            : kernel[1] == 'x' ? kernel + kernel[0]
            : kernel[0] + "x" + kernel[1];
        if (whole is null || whole.Length > 3) return null;

        string mended = text.Substring(0, start) + whole + text.Substring(end);
        return TryParse(mended, out _) ? mended : null;
    }
}
