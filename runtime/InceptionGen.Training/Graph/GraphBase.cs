using System.Collections.Generic;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Graph;

/// <summary>The frozen part of a graph.</summary>
/// <param name="Nodes">How many of the graph's nodes, from the first on, belong to it.</param>
/// <param name="Outputs">The maps that the other nodes read.</param>
/// <param name="Identity">What decides what it makes of an image; null if that is not worth keeping.</param>
internal sealed record GraphBase(int Nodes, IReadOnlyList<MapPlace> Outputs, BaseIdentity? Identity);
