using System;
using System.Linq;

namespace InceptionGen.Language.Model;

internal sealed record SoftmaxSpec(Shape Map) : OperationSpec(Map, Map);
