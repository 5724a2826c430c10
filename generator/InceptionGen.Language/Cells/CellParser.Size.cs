using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>What a cell, a directive or a project option says, one file for each idea. Every parser takes any text.</summary>
internal static partial class CellParser
{
    /// <summary>"28x28x256", "8 × 8 × 2048".</summary>
    public static Parsed<Shape> Size(string text)
    {
        const string Form = "write rows x columns x channels, such as 28x28x256";
        var cursor = new TextCursor(text);
        string height = cursor.TakeDigits();
        if (height.Length == 0 || !cursor.TakeTimes()) return new Problem(Rules.NotASize, AsTuple(text) is { } meant ? "write it as " + meant : Form);

        string width = cursor.TakeDigits();
        if (width.Length == 0) return new Problem(Rules.NotASize, Form);
        if (cursor.AtEnd) return new Problem(Rules.NotASize, "it has no channels; write rows x columns x channels, such as " + height + "x" + width + "x256");
        if (!cursor.TakeTimes()) return new Problem(Rules.NotASize, Form);

        string channels = cursor.TakeDigits();
        if (channels.Length == 0 || !cursor.AtEnd) return new Problem(Rules.NotASize, Form);

        if (!WholeNumber.Of(height, "a size", minimum: 1).Succeeded(out int rows, out Problem? problem)) return problem;
        if (!WholeNumber.Of(width, "a size", minimum: 1).Succeeded(out int columns, out problem)) return problem;
        if (!WholeNumber.Of(channels, "a size", minimum: 1).Succeeded(out int depth, out problem)) return problem;
        return new Shape(rows, columns, depth);
    }

    /// <summary>What a tuple of Keras or PyTorch means: "(None, 28, 28, 256)" and "[-1, 256, 28, 28]" are 28x28x256; null if the text is not one.</summary>
    private static string? AsTuple(string text)
    {
        string[] parts = [.. Spelling.Normalize(text).Split(',').Select(part => part.Trim(' ', '(', ')', '[', ']'))];
        if (parts.Length == 4 && parts[0] is "none" or "-1" or "?" or "1" or "n") parts = [.. parts.Skip(1)];
        if (parts.Length != 3 || !parts.All(part => part.Length is > 0 and < 8 && part.All(character => character is >= '0' and <= '9'))) return null;

        // Maps are mostly square: the channels are where the other two agree.
        bool hasChannelsFirst = parts[1] == parts[2] && parts[0] != parts[1];
        return hasChannelsFirst ? parts[1] + "x" + parts[2] + "x" + parts[0] : string.Join("x", parts);
    }
}
