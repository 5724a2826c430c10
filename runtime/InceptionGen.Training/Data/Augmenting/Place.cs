using System;

namespace InceptionGen.Training.Data.Augmenting;

/// <summary>A place on a line of pixels: between two of them, or on one.</summary>
/// <param name="First">The pixel before it.</param>
/// <param name="Second">The pixel after it.</param>
/// <param name="Fraction">How far it is from the first one to the second.</param>
internal readonly record struct Place(int First, int Second, float Fraction)
{
    // A coordinate that is a whole number except for rounding is one. Turning by 180 degrees exchanges pixels exactly then, and those at the edge stay inside.
    private const double Rounding = 1e-7;

    /// <summary>A coordinate without the rounding of a whole number.</summary>
    public static double Rounded(double at)
    {
        double whole = Math.Round(at);
        return Math.Abs(at - whole) < Rounding ? whole : at;
    }

    /// <summary>A place on the line itself.</summary>
    /// <param name="at">Where it is: 0 is the first pixel.</param>
    /// <param name="last">The last pixel.</param>
    public static Place Inside(double at, int last)
    {
        int first = (int)at;
        return new(first, Math.Min(first + 1, last), (float)(at - first));
    }

    /// <summary>Finds a place, which may be beyond the ends of the line, as scipy.ndimage does with linear interpolation.</summary>
    /// <param name="at">Where it is: 0 is the first pixel, length - 1 the last. It is <see cref="Rounded"/>.</param>
    /// <param name="length">Pixels of the line.</param>
    /// <param name="fill">What is beyond its ends.</param>
    /// <param name="place">The place.</param>
    /// <returns>Whether there is anything: false for a place beyond the ends with <see cref="FillMode.Constant"/>.</returns>
    public static bool TryFind(double at, int length, FillMode fill, out Place place)
    {
        double before = Math.Floor(at);
        bool isInside = at >= 0 && at <= length - 1;
        place = fill switch
        {
            _ when isInside => Inside(at, length - 1),
            FillMode.Constant => default,
            FillMode.Reflect => new(Reflected(before, length), Reflected(before + 1, length), (float)(at - before)),
            FillMode.Wrap => Inside(Wrapped(at, length - 1), length - 1),
            _ => Inside(at < 0 ? 0 : length - 1, length - 1),
        };
        return isInside || fill != FillMode.Constant;
    }

    // The line and its mirror image repeat after twice its length.
    private static int Reflected(double pixel, int length)
    {
        double period = 2.0 * length;
        int inside = (int)(pixel - (period * Math.Floor(pixel / period)));
        return inside < length ? inside : (2 * length) - 1 - inside;
    }

    // The line repeats when its last pixel is reached; a whole number of times before the first one is the last one.
    private static double Wrapped(double at, int last)
    {
        if (last == 0) return 0;
        double wrapped = at < 0 ? at + (last * (Math.Truncate(-at / last) + 1)) : at - (last * Math.Truncate(at / last));
        return Math.Clamp(wrapped, 0, last);
    }
}
