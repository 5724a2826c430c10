using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3): x / (k + alpha / size * sum of squares)^beta.</summary>
internal sealed record LocalResponseNormSpec(Shape Map, int Size, string Alpha, string Beta, string K) : OperationSpec(Map, Map);
