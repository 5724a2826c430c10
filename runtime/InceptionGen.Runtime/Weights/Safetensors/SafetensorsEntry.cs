using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>A tensor as a file's header lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Format">What its elements are.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Start">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsEntry(string Name, ElementFormat Format, TensorShape Shape, long Start, long End);
