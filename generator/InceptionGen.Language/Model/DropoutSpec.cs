using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <param name="Rate">The share of activations dropped in training; inference passes its input through.</param>
internal sealed record DropoutSpec(Shape Map, string Rate) : OperationSpec(Map, Map);
