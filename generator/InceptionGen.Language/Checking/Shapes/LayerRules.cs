using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What a row says about its layers, apart from their kernels.</summary>
internal sealed record LayerRules(bool Bias, BatchNormSpec? BatchNorm, Activation Activation);
