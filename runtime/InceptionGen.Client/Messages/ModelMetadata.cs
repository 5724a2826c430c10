using System.Collections.Generic;

namespace InceptionGen.Client;

/// <summary>What a server says of a model.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Versions">Its versions.</param>
/// <param name="Platform">What runs it.</param>
/// <param name="Inputs">What a request brings.</param>
/// <param name="Outputs">What it may ask for.</param>
public sealed record ModelMetadata(string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<TensorMetadata> Inputs, IReadOnlyList<TensorMetadata> Outputs);
