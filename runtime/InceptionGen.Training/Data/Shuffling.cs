using System;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Data;

/// <summary>Random orders.</summary>
internal static class Shuffling
{
    /// <summary>Puts items in one of all possible orders, each as likely as another: Fisher and Yates' method, as Durstenfeld wrote it (1964).</summary>
    public static void Shuffle(this RandomStream stream, Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = stream.Index(last, last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
