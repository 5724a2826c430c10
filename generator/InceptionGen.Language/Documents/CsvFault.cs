using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Language.Documents;

/// <param name="Detail">What to do about it.</param>
internal sealed record CsvFault(int Start, int End, string Detail);
