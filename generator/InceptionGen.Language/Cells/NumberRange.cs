using System;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>Where a number has to be.</summary>
/// <param name="What">The number in words: "a momentum".</param>
/// <param name="Minimum">The lower bound.</param>
/// <param name="Maximum">The upper bound.</param>
/// <param name="HasMinimum">Whether the lower bound itself is allowed.</param>
/// <param name="HasMaximum">Whether the upper bound itself is.</param>
internal sealed record NumberRange(string What, double Minimum, double Maximum, bool HasMinimum = true, bool HasMaximum = true)
{
    /// <summary>The smallest float that is not a denormal; processors may take denormals for zero.</summary>
    private const float SmallestFloat = 1.17549435e-38f;

    /// <summary>At least 0 and below 1: what is kept of something old.</summary>
    public static NumberRange Share(string what) => new(what, 0, 1, HasMaximum: false);

    /// <summary>Above 0 and at most <paramref name="maximum"/>.</summary>
    public static NumberRange Positive(string what, double maximum) => new(what, 0, maximum, HasMinimum: false);

    /// <summary>Above 0 and below 1.</summary>
    public static NumberRange Within(string what) => new(what, 0, 1, HasMinimum: false, HasMaximum: false);

    /// <summary>The number as the float that it becomes, so that one that is rounded to a bound is judged as that.</summary>
    public Parsed<float> Read(string text)
    {
        if (!CellParser.Decimal(text).Succeeded(out DecimalText? number, out Problem? problem)) return problem;

        float value = (float)number.Value;
        bool isAbove = HasMinimum ? value >= (float)Minimum : value > (float)Minimum && Math.Abs(value) >= SmallestFloat;
        bool isBelow = HasMaximum ? value <= (float)Maximum : value < (float)Maximum;
        return isAbove && isBelow ? value : new Problem(Rules.OutOfRange, ToString());
    }

    /// <summary>"a momentum is at least 0 and below 1".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{What} is {(HasMinimum ? "at least" : "above")} {Minimum:N0} and {(HasMaximum ? "at most" : "below")} {Maximum:N0}");
}
