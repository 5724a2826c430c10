using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <param name="Operation">One of + - * /.</param>
/// <param name="Operands">One for all channels, or one for each in the formula's order.</param>
internal sealed record PreprocessingStep(char Operation, EquatableArray<DecimalText> Operands);
