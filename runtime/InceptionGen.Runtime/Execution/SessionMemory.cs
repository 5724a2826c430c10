using System;
using System.Globalization;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <summary>What a session's arrays take. A batch or a number of threads that no array can serve is refused before anything is allocated, in the words of
/// <see cref="SessionOptions"/>.</summary>
/// <param name="network">The network's name.</param>
/// <param name="batch">Images of a run.</param>
/// <param name="threads">Threads of a run.</param>
internal readonly struct SessionMemory(string network, int batch, int threads)
{
    /// <summary>Requires that the maps of all images fit an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not.</exception>
    public void RequireMaps(Int128 floats) => Require(floats, "feature maps", nameof(SessionOptions.Batch));

    /// <summary>Requires that the scratch memory of all threads fits an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public void RequireScratch(Int128 floats) => Require(floats, "the threads' scratch memory", nameof(SessionOptions.Threads));

    /// <summary>Requires that the copies of a stage's outputs fit an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not.</exception>
    public void RequireCopy(StageInfo stage) => Require(CopyFloats(stage), $"the outputs of {stage.Name}", nameof(SessionOptions.Batch));

    /// <summary>Floats of the copies of a stage's outputs.</summary>
    public Int128 CopyFloats(StageInfo stage) => (Int128)stage.Output.Elements * batch;

    /// <summary>Memory for the copies of a stage's outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not fit an array.</exception>
    /// <exception cref="InsufficientMemoryException">There is not that much memory.</exception>
    public PinnedFloats AllocateCopy(StageInfo stage)
    {
        RequireCopy(stage);
        try
        {
            return new((long)CopyFloats(stage));
        }
        catch (OutOfMemoryException)
        {
            throw Insufficient(CopyFloats(stage));
        }
    }

    /// <summary>What to throw where memory ends although every array is small enough.</summary>
    /// <param name="floats">All that was asked for.</param>
    public InsufficientMemoryException Insufficient(Int128 floats) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Needs(floats)}, more than the machine can give. Ask for fewer images or threads."));

    private void Require(Int128 floats, string what, string option)
    {
        if (floats <= PinnedFloats.MaxLength) return;
        throw new ArgumentOutOfRangeException(option, string.Create(
            CultureInfo.InvariantCulture,
            $"{Needs(floats)} for {what}; an array holds {(long)PinnedFloats.MaxLength * sizeof(float):N0}. Ask for fewer images or threads."));
    }

    private string Needs(Int128 floats) => string.Create(
        CultureInfo.InvariantCulture, $"{network} with SessionOptions.Batch {batch} and SessionOptions.Threads {threads} needs {floats * sizeof(float):N0} bytes");
}
