using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

/// <summary>A patch cell: "3x3/2", "3x3", "stride=2", "8 x 8". At least one of the two is there.</summary>
internal sealed record Patch(Extent? Kernel, Extent? Stride, PaddingRule? Padding);
