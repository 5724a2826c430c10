using System;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>A map in memory.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where it starts, in floats of a workspace for one image.</param>
/// <param name="PixelStride">Floats from a pixel to the next.</param>
internal sealed record MapPlan(Shape Shape, long Offset, int PixelStride);
