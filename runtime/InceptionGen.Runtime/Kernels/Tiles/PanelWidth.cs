namespace InceptionGen.Kernels.Tiles;

/// <summary>How wide a panel of weights is, two vectors or, where one holds the last output channels, one; and what becomes of the sums.</summary>
internal interface IPanelWidth
{
    /// <summary>Two vectors.</summary>
    static abstract bool IsWide { get; }

    /// <summary>Whether the sums are the layer's outputs, to which the activation is applied and whose memory may be far. Others are read again soon.</summary>
    static abstract bool IsLast { get; }
}

/// <summary>Two vectors of outputs.</summary>
internal readonly struct WidePanel : IPanelWidth
{
    public static bool IsWide => true;

    public static bool IsLast => true;
}

/// <summary>One vector of outputs.</summary>
internal readonly struct NarrowPanel : IPanelWidth
{
    public static bool IsWide => false;

    public static bool IsLast => true;
}

/// <summary>Sums of such a panel that are not outputs yet.</summary>
internal readonly struct SumsOf<TPanel> : IPanelWidth
    where TPanel : struct, IPanelWidth
{
    public static bool IsWide => TPanel.IsWide;

    public static bool IsLast => false;
}
