namespace InceptionGen.Kernels.Tiles;

/// <summary>How wide a panel of weights is: two vectors, or one where one vector holds the last output channels.</summary>
internal interface IPanelWidth
{
    /// <summary>Two vectors.</summary>
    static abstract bool IsWide { get; }
}

/// <summary>Two vectors.</summary>
internal readonly struct WidePanel : IPanelWidth
{
    public static bool IsWide => true;
}

/// <summary>One vector.</summary>
internal readonly struct NarrowPanel : IPanelWidth
{
    public static bool IsWide => false;
}
