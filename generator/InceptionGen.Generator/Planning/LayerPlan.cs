using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>A convolution or linear layer.</summary>
/// <param name="Layer">Index among the stage's layers.</param>
/// <param name="Convolution">What it is; its tensors' names are left out, since equal stages differ in them.</param>
/// <param name="IsBeforePool">Whether it is computed before the average pool that it reads.</param>
internal sealed record LayerPlan(int Layer, ConvolutionSpec Convolution, bool IsBeforePool);
