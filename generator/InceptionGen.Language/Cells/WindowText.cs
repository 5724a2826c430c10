using System.Diagnostics.CodeAnalysis;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>"3x3" and "/2", the parts of a patch and of a filter column's heading.</summary>
internal static class WindowText
{
    /// <summary>Takes "3x3"; false, with the cursor where it was, if something else is there.</summary>
    public static bool TryTake(TextCursor cursor, string meaning, out Parsed<Extent> extent)
    {
        int start = cursor.Position;
        extent = default;
        string height = cursor.TakeDigits();
        if (height.Length > 0 && cursor.TakeTimes())
        {
            string width = cursor.TakeDigits();
            if (width.Length > 0)
            {
                extent = Of(height, width, meaning);
                return true;
            }
        }

        cursor.ReturnTo(start);
        return false;
    }

    /// <summary>Takes "2" or "2x1", a stride after its sign or word.</summary>
    public static bool TryTakeStride(TextCursor cursor, out Parsed<Extent> stride)
    {
        if (TryTake(cursor, "a stride", out stride)) return true;

        string both = cursor.TakeDigits();
        if (both.Length == 0) return false;

        stride = Of(both, both, "a stride");
        return true;
    }

    private static Parsed<Extent> Of(string height, string width, string meaning)
    {
        if (!WholeNumber.Of(height, meaning, minimum: 1).Succeeded(out int rows, out Problem? problem)) return problem;
        if (!WholeNumber.Of(width, meaning, minimum: 1).Succeeded(out int columns, out problem)) return problem;
        return new Extent(rows, columns);
    }
}
