using System;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>How the windows of a kernel lie on a map.</summary>
internal readonly record struct WindowFit(AxisFit Rows, AxisFit Columns)
{
    public Extent Size => new(Rows.Output, Columns.Output);

    /// <summary>The padding that a pool may count. What windows cover beyond it never counts.</summary>
    public Padding Padding => new(Rows.Before, Rows.After, Columns.Before, Columns.After);

    /// <summary>The zeros that a convolution reads: the padding, and what windows cover beyond it.</summary>
    public Padding Zeros => new(Rows.Before, Rows.After + Rows.Over, Columns.Before, Columns.After + Columns.Over);

    public bool ReadsAll => Rows.Unread == 0 && Columns.Unread == 0;
}
