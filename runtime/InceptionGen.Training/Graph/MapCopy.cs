using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Graph;

/// <summary>A branch of a concatenation that has to be copied to its place.</summary>
/// <param name="From">The operation whose output it is; -1 for the image.</param>
/// <param name="To">Its slice of the concatenation.</param>
/// <param name="Gradient">The slice's gradient; null if nobody wants it.</param>
internal sealed record MapCopy(int From, MapPlace To, MapPlace? Gradient);
