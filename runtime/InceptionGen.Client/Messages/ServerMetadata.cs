using System.Collections.Generic;

namespace InceptionGen.Client;

/// <summary>What a server says of itself.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Version">Its version.</param>
/// <param name="Extensions">What it can beyond the protocol, such as binary_tensor_data.</param>
public sealed record ServerMetadata(string Name, string Version, IReadOnlyList<string> Extensions);
