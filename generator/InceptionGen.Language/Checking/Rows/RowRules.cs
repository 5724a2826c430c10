using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What a row says about its layers; null where it says nothing.</summary>
internal sealed record RowRules(PaddingRule? Padding, Normalization? Normalization, bool? Bias, Activation? Activation);
