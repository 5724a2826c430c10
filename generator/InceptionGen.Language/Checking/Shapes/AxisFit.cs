using System;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>How the windows of a kernel lie along one axis of a map.</summary>
/// <param name="Output">The number of windows.</param>
/// <param name="Before">Padding before the first pixel.</param>
/// <param name="After">Padding after the last pixel.</param>
/// <param name="Over">How far the last window reaches beyond that padding: not at all unless the output was rounded up.</param>
/// <param name="Unread">Pixels at the end that no window reads, beyond those that a stride larger than the kernel skips everywhere.</param>
internal readonly record struct AxisFit(int Output, int Before, int After, int Over, int Unread)
{
    /// <summary>How much of the padding after the last pixel the last window covers.</summary>
    public int CountedAfter(int input, int kernel, int stride) =>
        (int)Math.Max(0, Math.Min(After, ((long)(Output - 1) * stride) + kernel - Before - input));
}
