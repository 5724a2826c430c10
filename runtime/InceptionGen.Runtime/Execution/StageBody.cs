using System;
using System.ComponentModel;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <summary>A generated method that runs one stage.</summary>
/// <param name="frame">Memory and operations.</param>
/// <param name="layers">The stage's operations, in order.</param>
/// <param name="x">What it reads.</param>
/// <param name="y">What it writes.</param>
/// <param name="scratch">Where its intermediate maps start, in floats of a workspace for one image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void StageBody(Frame frame, ReadOnlySpan<Layer> layers, MapView x, MapView y, long scratch);
