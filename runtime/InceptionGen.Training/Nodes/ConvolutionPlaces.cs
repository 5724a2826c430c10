using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>Where a convolution's maps are.</summary>
/// <param name="X">What it reads.</param>
/// <param name="Sums">What batch norm normalises; the output where there is none.</param>
/// <param name="Y">Its output.</param>
/// <param name="Dy">The output's gradient.</param>
/// <param name="Dx">The input's gradient; null if nobody wants it.</param>
/// <param name="OwnDx">Where this layer's part of the input's gradient is made: the gradient itself if it is the first, else memory of its own.</param>
/// <param name="Stretched">The output's gradient with zeros between its pixels, where the stride is not 1.</param>
internal sealed record ConvolutionPlaces(
    MapPlace X, MapPlace Sums, MapPlace Y, MapPlace Dy, GradientTarget? Dx, MapPlace? OwnDx, MapPlace? Stretched);
