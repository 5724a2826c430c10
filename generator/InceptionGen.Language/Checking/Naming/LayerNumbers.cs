using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>The numbers of a layer, from 1: among all convolutions or linear layers of the network, and among those that a rule names.</summary>
internal readonly record struct LayerNumbers(int InNetwork, int InRule);
