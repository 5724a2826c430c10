using System;

namespace InceptionGen.Language.Planning;

/// <summary>The blocks that run image by image in a batch. Their maps are there for one image, except what they read and leave.</summary>
/// <param name="Blocks">How many of the blocks: the first ones.</param>
/// <param name="LastStage">The stage whose output they leave.</param>
/// <param name="Offset">Where their maps start, in floats of a workspace for one image.</param>
/// <param name="Floats">Floats that their maps take together.</param>
internal sealed record PerImagePrefixPlan(int Blocks, int LastStage, long Offset, long Floats);
