using InceptionGen.Tool.Torch.Layers;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>Where a layer of a class is.</summary>
/// <param name="Path">Its attributes from the module on: "branch2.0".</param>
/// <param name="Kind">What it is.</param>
internal sealed record LayerPlace(string Path, LayerKind Kind);
