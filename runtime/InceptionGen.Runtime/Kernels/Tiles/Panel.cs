namespace InceptionGen.Kernels.Tiles;

/// <summary>A panel: weights (depth, two vectors or one), bias as wide.</summary>
/// <param name="weights">Its weights.</param>
/// <param name="bias">What the sums start with.</param>
/// <param name="columns">How many of its columns are outputs; the others are zeros.</param>
/// <param name="width">Floats of two vectors or of one.</param>
internal readonly unsafe struct Panel(float* weights, float* bias, int columns, int width)
{
    public float* Weights => weights;

    public float* Bias => bias;

    public int Columns => columns;

    public int Width => width;
}
