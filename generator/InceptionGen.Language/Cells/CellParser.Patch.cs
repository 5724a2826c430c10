using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    private const string PatchForms = "write a patch and stride such as 3x3/2, or stride 2";

    /// <summary>"3x3/2", "3x3", "8 x 8", "stride 2", "stride=2", "3x3 stride 2", each also with a padding rule after it: "3x3/2 V".</summary>
    public static Parsed<Patch> Patch(string text)
    {
        if (Size(text).Succeeded(out Shape size, out _))
            return new Problem(Rules.NotAPatch, "it is a size of rows x columns x channels; write a patch such as 3x3/2");

        var cursor = new TextCursor(text);
        Extent? kernel = null, stride = null;
        if (WindowText.TryTake(cursor, "a patch", out Parsed<Extent> taken))
        {
            if (!taken.Succeeded(out Extent extent, out Problem? problem)) return problem;
            kernel = extent;
        }

        if (TakesStride(cursor, kernel is not null))
        {
            if (!WindowText.TryTakeStride(cursor, out taken)) return new Problem(Rules.NotAPatch, PatchForms);
            if (!taken.Succeeded(out Extent extent, out Problem? problem)) return problem;
            stride = extent;
        }

        if (kernel is null && stride is null) return new Problem(Rules.NotAPatch, PatchForms);
        if (cursor.AtEnd) return new Patch(kernel, stride, null);

        if (Padding(cursor.Rest).Succeeded(out PaddingRule? padding, out Problem? notPadding)) return new Patch(kernel, stride, padding);
        return notPadding.Rule == Rules.OutOfRange ? notPadding : new Problem(Rules.NotAPatch, PatchForms + "; a padding rule such as V may follow");
    }

    private static bool TakesStride(TextCursor cursor, bool hasKernel)
    {
        if (hasKernel && cursor.Take('/')) return true;

        int start = cursor.Position;
        if (hasKernel) cursor.Take(',');
        if (!cursor.TakeWord("stride"))
        {
            cursor.ReturnTo(start);
            return false;
        }

        cursor.Take('=');
        return true;
    }
}
