using System.Collections.Generic;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Modules;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>One or more stages of the network's trunk that are one attribute of its class: copies of a module in sequence are one nn.Sequential.</summary>
/// <param name="Indices">Their places among the network's stages.</param>
/// <param name="Stages">They themselves.</param>
/// <param name="Uses">Their uses of a class; empty for a row that does not divide.</param>
internal sealed record TorchStage(IReadOnlyList<int> Indices, IReadOnlyList<StageSpec> Stages, IReadOnlyList<ModuleUse> Uses)
{
    public StageSpec First => Stages[0];

    public int Last => Indices[^1];
}
