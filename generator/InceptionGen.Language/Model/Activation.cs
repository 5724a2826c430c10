using System;
using System.Linq;

namespace InceptionGen.Language.Model;

internal enum Activation
{
    None,
    Relu,
}
