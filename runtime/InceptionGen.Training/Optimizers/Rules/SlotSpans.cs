using System;

namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>The slots of a range of numbers, each as long as the range; those that a rule does not have are empty.</summary>
internal readonly ref struct SlotSpans(Span<float> first, Span<float> second = default, Span<float> third = default)
{
    /// <summary>The most slots that any rule has: RMSProp's mean square, momentum and mean.</summary>
    public const int Most = 3;

    public Span<float> First { get; } = first;

    public Span<float> Second { get; } = second;

    public Span<float> Third { get; } = third;

    /// <summary>Checks that a rule's slots are there.</summary>
    /// <exception cref="ArgumentException">One of them is not as long as the range.</exception>
    public void RequireLengths(int slots, int count)
    {
        if ((slots > 0 && First.Length != count) || (slots > 1 && Second.Length != count) || (slots > 2 && Third.Length != count))
            throw new ArgumentException($"A step of {count} numbers needs {slots} slots of that length.");
    }
}
