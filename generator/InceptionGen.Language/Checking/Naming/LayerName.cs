using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>What a weight file calls a layer.</summary>
/// <param name="BatchNorm">What it calls the batch norm after it, where that is a layer of its own.</param>
internal readonly record struct LayerName(string Weight, string BatchNorm);
