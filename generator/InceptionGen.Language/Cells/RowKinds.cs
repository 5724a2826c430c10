namespace InceptionGen.Language.Cells;

/// <summary>What kinds of rows have in common.</summary>
internal static class RowKinds
{
    public static bool IsPool(RowKind kind) => kind is RowKind.MaxPool or RowKind.AveragePool or RowKind.Pool;

    /// <summary>Whether the row's patch is a kernel or window; in other rows it may be a remark.</summary>
    public static bool HasWindow(RowKind kind) => kind is RowKind.Convolution or RowKind.Residual || IsPool(kind);

    /// <summary>Whether the row has layers of its own, with a bias, a normalization and an activation.</summary>
    public static bool HasLayers(RowKind kind) => kind is RowKind.Convolution or RowKind.Inception or RowKind.Linear or RowKind.Residual;
}
