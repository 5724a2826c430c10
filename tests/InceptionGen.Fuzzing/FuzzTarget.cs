using System;
using System.Collections.Generic;

namespace InceptionGen.Fuzzing;

/// <summary>A reader, and inputs that it should survive.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Seeds">Inputs that it accepts, to start from.</param>
/// <param name="Pieces">Bytes that mean something in its format.</param>
/// <param name="Try">Gives it one input: why it was refused, null if it was accepted. Whatever it throws is a finding.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Pieces, Func<byte[], string?> Try)
{
    /// <summary>Longer inputs are cut: what they reach, shorter ones reach sooner.</summary>
    public const int LongestInput = 1 << 16;
}
