using InceptionGen.Language.Model;

namespace InceptionGen.Language.Cells;

/// <param name="Amounts">The amounts if <see cref="PaddingKind.Explicit"/>, else none.</param>
/// <param name="Ceil">Whether the output is rounded up, the last window reaching over the end (Caffe's pooling).</param>
internal sealed record PaddingRule(PaddingKind Kind, Padding Amounts = default, bool Ceil = false);
