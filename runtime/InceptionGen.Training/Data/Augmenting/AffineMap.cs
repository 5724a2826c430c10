using System;

namespace InceptionGen.Training.Data.Augmenting;

/// <summary>An affine map of the plane. The point (x, y), column and row, goes to (XX x + XY y + X, YX x + YY y + Y).</summary>
/// <param name="XX">What x counts in x.</param>
/// <param name="XY">What y counts in x.</param>
/// <param name="X">Where 0 goes in x.</param>
/// <param name="YX">What x counts in y.</param>
/// <param name="YY">What y counts in y.</param>
/// <param name="Y">Where 0 goes in y.</param>
internal readonly record struct AffineMap(double XX, double XY, double X, double YX, double YY, double Y)
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Moves everything.</summary>
    public static AffineMap Move(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>Turns everything about (0, 0), from the x axis towards the y axis.</summary>
    public static AffineMap Rotate(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * RadiansPerDegree);
        return new(cosine, -sine, 0, sine, cosine, 0);
    }

    /// <summary>Keras' shear: turns the y axis alone. It is not along x alone, which the cosine tells.</summary>
    public static AffineMap Shear(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * RadiansPerDegree);
        return new(1, -sine, 0, 0, cosine, 0);
    }

    /// <summary>Stretches everything away from (0, 0).</summary>
    public static AffineMap Stretch(double x, double y) => new(x, 0, 0, 0, y, 0);

    /// <summary>First the second map, then the first.</summary>
    public static AffineMap operator *(AffineMap outer, AffineMap inner) => new(
        (outer.XX * inner.XX) + (outer.XY * inner.YX),
        (outer.XX * inner.XY) + (outer.XY * inner.YY),
        (outer.XX * inner.X) + (outer.XY * inner.Y) + outer.X,
        (outer.YX * inner.XX) + (outer.YY * inner.YX),
        (outer.YX * inner.XY) + (outer.YY * inner.YY),
        (outer.YX * inner.X) + (outer.YY * inner.Y) + outer.Y);
}
