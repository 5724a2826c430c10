using System;
using System.Collections.Generic;

namespace InceptionGen.AspNetCore;

/// <summary>The values of an input, in one of the protocol's ways to write them.</summary>
internal abstract class TensorContents
{
    /// <summary>Numbers as their bytes, little-endian.</summary>
    /// <param name="input">Whose values they are: UINT8 or FP32.</param>
    /// <param name="elements">How many its shape says.</param>
    /// <exception cref="ProtocolException">They are not as many as the shape says, or not numbers of that type.</exception>
    public abstract ReadOnlyMemory<byte> ReadNumbers(InputTensor input, long elements);

    /// <summary>Photos' files.</summary>
    /// <param name="input">Whose values they are: BYTES.</param>
    /// <param name="elements">How many its shape says.</param>
    /// <exception cref="ProtocolException">They are not as many as the shape says, or not files.</exception>
    public abstract IReadOnlyList<ReadOnlyMemory<byte>> ReadFiles(InputTensor input, long elements);

    /// <summary>What is wrong where there are more or fewer values than the shape says.</summary>
    protected static ProtocolException WrongCount(InputTensor input, long count, long elements) =>
        ProtocolException.Invalid($"Input '{input.Name}' has {(count > elements ? "more than " : "")}{Math.Min(count, elements)} values; its shape {input.ShapeText} has {elements}.");
}
