using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Simplifying;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>How bytes become a network's numbers: what a program did before the model, and then what the model does itself.</summary>
internal static class PreprocessText
{
    /// <summary>The directive's value; empty where nothing is known.</summary>
    /// <param name="before">What was done before the model, as the directive says it; null if nobody said.</param>
    /// <param name="own">What the model does.</param>
    /// <exception cref="UnsayableException">The directive cannot say it.</exception>
    public static string Of(string? before, ImageArithmetic own)
    {
        if (before is null && own.Steps.Count == 0 && !own.IsReversed) return "";

        if (!PreprocessingFormula.Parse(before ?? "rgb").Succeeded(out PreprocessingFormula? formula, out var problem))
            throw new UnsayableException($"its preprocessing '{before}' is not understood: {problem.Detail}");
        bool isBgr = formula.IsBgr != own.IsReversed;
        IEnumerable<string> steps = formula.Steps.Select(step => $"{step.Operation} {string.Join(' ', (own.IsReversed ? step.Operands.Reverse() : step.Operands).Select(operand => operand.Text))}")
            .Concat(own.Steps.SelectMany(Words));
        return string.Join(' ', steps.Prepend(isBgr ? "bgr" : "rgb"));
    }

    // Formulas have no negative numbers: what is added and negative is subtracted.
    private static IEnumerable<string> Words(StepOperation step)
    {
        bool isSum = step.Sign is '+' or '-';
        if (!isSum && step.Numbers.Any(number => number < 0)) throw new UnsayableException($"it multiplies its image by {NumberText.Of(step.Numbers.Min())}; the directive preprocess has no negative factors");

        float[] own = Array.ConvertAll(step.Numbers, number => Math.Max(number, 0)), opposite = Array.ConvertAll(step.Numbers, number => Math.Max(-number, 0));
        if (!isSum || own.Any(number => number > 0)) yield return $"{step.Sign} {string.Join(' ', Short(own).Select(NumberText.Of))}";
        if (isSum && opposite.Any(number => number > 0)) yield return $"{(step.Sign == '+' ? '-' : '+')} {string.Join(' ', Short(opposite).Select(NumberText.Of))}";
    }

    private static float[] Short(float[] numbers) => numbers.Distinct().Count() == 1 ? numbers[..1] : numbers;
}
