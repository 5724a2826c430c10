using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

/// <summary>A normalization cell or directive: "none", "batch norm (epsilon 0.001, no gamma)".</summary>
internal sealed record Normalization(BatchNormSpec? BatchNorm);
