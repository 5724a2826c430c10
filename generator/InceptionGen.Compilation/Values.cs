using System;
using System.Globalization;
using InceptionGen.Language.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Compilation;

/// <summary>The language's values as the runtime's, which are the same sources compiled twice.</summary>
internal static class Values
{
    public static MapShape Of(Spec.Shape shape) => new(shape.Height, shape.Width, shape.Channels);

    public static Extent Of(Spec.Extent extent) => new(extent.Height, extent.Width);

    public static Padding Of(Spec.Padding padding) => new(padding.Top, padding.Bottom, padding.Left, padding.Right);

    public static Activation Of(Spec.Activation activation) => (Activation)(int)activation;

    public static TensorNames Of(Spec.TensorNames names) => new(names.Kernel, names.Bias, names.Gamma, names.Beta, names.Mean, names.Variance);

    /// <summary>A cell's digits as the float that a literal with these digits is.</summary>
    /// <exception cref="ArgumentException">The text is not a number of the table language. The checker makes sure that it is.</exception>
    public static float Number(string digits) => DecimalText.TryParse(digits, out DecimalText? parsed)
        ? float.Parse(parsed.Text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw new ArgumentException("'" + digits + "' is not a number.", nameof(digits));
}
