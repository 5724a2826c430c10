using System;

namespace InceptionGen.Training.Parameters;

/// <summary>The order of a linear layer's kernel in training: panels of 32 outputs, (panels, D, 32), which forward and backward passes read as they are. The last panel is as
/// wide as what is left, so the kernel is as long as in files. The width does not depend on the processor; so checkpoints do not, either.</summary>
/// <param name="Depth">D: inputs.</param>
/// <param name="Outputs">O: outputs.</param>
internal readonly record struct WeightPanels(int Depth, int Outputs)
{
    /// <summary>Outputs of a panel that is not the last.</summary>
    public const int Width = 32;

    /// <summary>Panels.</summary>
    public int Count => (Outputs + Width - 1) / Width;

    /// <summary>Outputs of a panel.</summary>
    public int Columns(int panel) => Math.Min(Width, Outputs - (panel * Width));

    /// <summary>Where a panel begins in the kernel.</summary>
    public int Start(int panel) => panel * Width * Depth;
}
