using System;
using System.Globalization;

namespace InceptionGen.Weights.Keras;

/// <summary>A name that Keras makes of a class and of how many there were before: "conv2d", "conv2d_1", "conv2d_2".</summary>
/// <param name="Class">"conv2d".</param>
/// <param name="Number">0, 1, 2.</param>
internal readonly record struct ClassCount(string Class, int Number)
{
    /// <summary>Takes a name apart.</summary>
    public static ClassCount Of(string name)
    {
        int at = name.LastIndexOf('_');
        return at > 0 && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new(name[..at], number) : new(name, 0);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Number == 0 ? Class : FormattableString.Invariant($"{Class}_{Number}");
}
