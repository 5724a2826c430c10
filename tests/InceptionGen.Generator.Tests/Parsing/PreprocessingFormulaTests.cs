extern alias runtime;

using System;
using InceptionGen.Language.Cells;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class PreprocessingFormulaTests
{
    [Theory]
    [InlineData("rgb", "rgb")]
    [InlineData("rgb / 127.5 - 1", "rgb / 127.5 - 1")]
    [InlineData(" RGB/127.5-1 ", "rgb / 127.5 - 1")]
    [InlineData("bgr - 104 117 123", "bgr - 104 117 123")]
    [InlineData("bgr − 104 117 123", "bgr - 104 117 123")]
    [InlineData("rgb / 255 - 0.485 .456 0.406 / 0.229 0.224 0.225", "rgb / 255 - 0.485 0.456 0.406 / 0.229 0.224 0.225")]
    [InlineData("rgb * 1e-2 + 1E+1", "rgb * 1e-2 + 1e+1")]
    public void A_formula_is_channels_and_steps(string text, string formula)
    {
        Assert.Equal(formula, PreprocessingFormula.Parse(text).Value?.ToString());
        AssertRuntimeAgrees(formula);
    }

    [Theory]
    [InlineData("", "ING109")]
    [InlineData("rgba", "ING109")]
    [InlineData("gray / 255", "ING109")]
    [InlineData("rgb 255", "ING109")]
    [InlineData("rgb / ", "ING109")]
    [InlineData("rgb - 1 2", "ING109")]
    [InlineData("rgb - 1 2 3 4", "ING109")]
    [InlineData("rgb - - 1", "ING109")]
    [InlineData("rgb / 1,5", "ING109")]
    [InlineData("rgb / 1.5.5", "ING109")]
    [InlineData("rgb / x", "ING109")]
    [InlineData("rgb / 0", "ING105")]
    [InlineData("rgb / 1 0.0 1", "ING105")]
    [InlineData("rgb / 1e-60", "ING105")]
    [InlineData("rgb * 1e38 * 1e38", "ING105")]
    public void Anything_else_is_no_formula(string text, string id) => Assert.Equal(id, PreprocessingFormula.Parse(text).Problem?.Rule.Id);

    /// <summary>The runtime reads the formula at run time, in its own way, and must come to the same numbers.</summary>
    private static void AssertRuntimeAgrees(string formula)
    {
        byte[] pixel = [10, 100, 250];
        float[] values = new float[3];
        runtime::InceptionGen.Preprocessing.Parse(formula).Apply(pixel, values);

        Assert.True(PreprocessingFormula.Parse(formula).Succeeded(out PreprocessingFormula? parsed, out _));
        if (parsed.IsBgr) Array.Reverse(pixel);
        for (int channel = 0; channel < 3; channel++) Assert.Equal(Applied(parsed, pixel[channel], channel), values[channel]);
    }

    private static float Applied(PreprocessingFormula formula, float value, int channel)
    {
        foreach (PreprocessingStep step in formula.Steps)
        {
            float operand = float.Parse(step.Operands[step.Operands.Count == 1 ? 0 : channel].Text, System.Globalization.CultureInfo.InvariantCulture);
            value = step.Operation switch { '+' => value + operand, '-' => value - operand, '*' => value * operand, _ => value / operand };
        }

        return value;
    }
}
