using System.Collections.Generic;

namespace InceptionGen.Client;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="Datatype">The protocol's type: FP32, UINT8, BYTES.</param>
/// <param name="Shape">Its dimensions; -1 where the size varies.</param>
public sealed record TensorMetadata(string Name, string Datatype, IReadOnlyList<long> Shape);
