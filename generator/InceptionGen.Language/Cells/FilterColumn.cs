using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>What a "#..." heading says.</summary>
/// <param name="Kernels">The kernel; two or more where a branch splits ("#1x3 | #3x1").</param>
/// <param name="Stride">"/2" in the heading; null leaves it to the row.</param>
/// <param name="Padding">"V", "S" or a rule in the heading; null leaves it to the row.</param>
/// <param name="Groups">"depthwise" or "groups 32" in the heading.</param>
/// <param name="IsReduce">"#3x3 reduce": a 1x1 convolution before the 3x3.</param>
/// <param name="IsDouble">"double #3x3": two 3x3 convolutions with as many filters each; "double #3x3 reduce": the 1x1 before them.</param>
internal sealed record FilterColumn(EquatableArray<Extent> Kernels, Extent? Stride, PaddingRule? Padding, bool IsReduce, bool IsDouble, ChannelGroups Groups);
