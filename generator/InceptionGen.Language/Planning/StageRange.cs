using System;

namespace InceptionGen.Language.Planning;

/// <summary>The stages from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct StageRange(int First, int Last);
