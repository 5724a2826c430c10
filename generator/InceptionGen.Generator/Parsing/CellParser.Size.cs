using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>What a cell, a directive or a project option says, one file for each idea. Every parser takes any text.</summary>
internal static partial class CellParser
{
    /// <summary>"28x28x256", "8 × 8 × 2048".</summary>
    public static Parsed<Shape> Size(string text)
    {
        const string Form = "write rows x columns x channels, such as 28x28x256";
        var cursor = new TextCursor(text);
        string height = cursor.TakeDigits();
        if (height.Length == 0 || !cursor.Take('x')) return new Problem(Descriptors.NotASize, Form);

        string width = cursor.TakeDigits();
        if (width.Length == 0) return new Problem(Descriptors.NotASize, Form);
        if (cursor.AtEnd) return new Problem(Descriptors.NotASize, "it has no channels; write rows x columns x channels, such as " + height + "x" + width + "x256");
        if (!cursor.Take('x')) return new Problem(Descriptors.NotASize, Form);

        string channels = cursor.TakeDigits();
        if (channels.Length == 0 || !cursor.AtEnd) return new Problem(Descriptors.NotASize, Form);

        if (!WholeNumber.Of(height, "a size", minimum: 1).Succeeded(out int rows, out Problem? problem)) return problem;
        if (!WholeNumber.Of(width, "a size", minimum: 1).Succeeded(out int columns, out problem)) return problem;
        if (!WholeNumber.Of(channels, "a size", minimum: 1).Succeeded(out int depth, out problem)) return problem;
        return new Shape(rows, columns, depth);
    }
}
