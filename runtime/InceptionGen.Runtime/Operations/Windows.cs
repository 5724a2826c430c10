using System;

namespace InceptionGen;

/// <summary>Where the windows of convolutions and pools lie.</summary>
internal static class Windows
{
    /// <summary>How far windows reach over the map's borders: what of the padding they cover, and what lies beyond it.</summary>
    public static Padding Reached(OperationInfo operation, Extent window, Extent stride, Padding padding) => new(
        padding.Top,
        Math.Max(0, ((operation.Output.Height - 1) * stride.Height) + window.Height - operation.Input.Height - padding.Top),
        padding.Left,
        Math.Max(0, ((operation.Output.Width - 1) * stride.Width) + window.Width - operation.Input.Width - padding.Left));

    /// <summary>Window, stride and padding to read: "7x7/2, padding 3,"; the padding as a table's cell has it ("3", "0+1", "valid", "1 ceil").</summary>
    public static string Text(OperationInfo operation, Extent window, Extent stride, Padding padding)
    {
        string step = stride.Height == stride.Width ? FormattableString.Invariant($"{stride.Height}") : stride.ToString();
        return PaddingText(operation, window, stride, padding) is { } text ? $"{window}/{step}, padding {text}," : $"{window}/{step}";
    }

    // Null for windows of one pixel without padding.
    private static string? PaddingText(OperationInfo operation, Extent window, Extent stride, Padding padding)
    {
        if (padding == default && window == new Extent(1, 1)) return null;

        (MapShape x, MapShape y) = (operation.Input, operation.Output);
        bool reachesBeyond = ((y.Height - 1L) * stride.Height) + window.Height > x.Height + (long)padding.Top + padding.Bottom
            || ((y.Width - 1L) * stride.Width) + window.Width > x.Width + (long)padding.Left + padding.Right;
        if (padding == default) return reachesBeyond ? "ceil" : "valid";
        return reachesBeyond ? padding + " ceil" : padding.ToString();
    }
}
