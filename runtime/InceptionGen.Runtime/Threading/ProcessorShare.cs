namespace InceptionGen.Threading;

/// <summary>What a caller has of the processors, or several callers together: one number, so that all of it changes at once, and shares are added as
/// numbers are.</summary>
/// <param name="Packed">The callers, those of them who have one thread more than others, and the threads of all of them.</param>
internal readonly record struct ProcessorShare(long Packed)
{
    private const int Bits = 21;
    private const int Mask = (1 << Bits) - 1;

    /// <summary>The share of one caller.</summary>
    /// <param name="threads">Its threads, its own included.</param>
    /// <param name="hasExtra">Whether it has one more than others.</param>
    public ProcessorShare(int threads, bool hasExtra)
        : this((1L << (2 * Bits)) + (hasExtra ? 1L << Bits : 0) + threads)
    {
    }

    /// <summary>How many callers.</summary>
    public int Callers => (int)(Packed >> (2 * Bits)) & Mask;

    /// <summary>How many of them have one thread more than others.</summary>
    public int Extras => (int)(Packed >> Bits) & Mask;

    /// <summary>Threads of all of them, their own included; 0 for nobody's share.</summary>
    public int Threads => (int)Packed & Mask;
}
