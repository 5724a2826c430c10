using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>How bytes become the network's input: "rgb / 127.5 - 1", "bgr - 104 117 123". The runtime reads the same grammar at run time.</summary>
/// <param name="IsBgr">Whether the channels are in the order blue, green, red.</param>
/// <param name="Steps">Applied from left to right, in float32.</param>
internal sealed record PreprocessingFormula(bool IsBgr, EquatableArray<PreprocessingStep> Steps)
{
    private const int Channels = 3;
    private const float LargestByte = 255;

    public static Parsed<PreprocessingFormula> Parse(string text)
    {
        var reader = new Reader(Spelling.Normalize(text));
        string order = reader.TakeWord();
        if (order is not ("rgb" or "bgr")) return NotUnderstood("it begins with rgb or bgr");

        var steps = new List<PreprocessingStep>();
        while (reader.TakeOperator() is char operation)
        {
            List<DecimalText> operands = [];
            while (reader.TakeNumber() is DecimalText number) operands.Add(number);

            if (operands.Count is not (1 or Channels)) return NotUnderstood("'" + operation + "' takes one number, or one for each of the three channels");
            if (operation == '/' && operands.Any(operand => (float)operand.Value == 0)) return new Problem(Rules.OutOfRange, "it divides by zero");
            steps.Add(new PreprocessingStep(operation, operands.ToEquatableArray()));
        }

        if (!reader.AtEnd) return NotUnderstood("after rgb or bgr, write + - * / with their numbers");

        var formula = new PreprocessingFormula(order == "bgr", steps.ToEquatableArray());
        return formula.StaysFinite ? formula : new Problem(Rules.OutOfRange, "its results are too large for a 32-bit float");
    }

    /// <summary>Whether the other formula gives the same numbers to within the rounding of its operands.</summary>
    public bool GivesTheSameAs(PreprocessingFormula other) =>
        IsBgr == other.IsBgr && Enumerable.Range(0, Channels).All(channel => IsNear(Apply(0, channel), other.Apply(0, channel), LargestDifference(channel))
            && IsNear(Apply(LargestByte, channel), other.Apply(LargestByte, channel), LargestDifference(channel)));

    /// <summary>The formula in one spelling.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsBgr ? "bgr" : "rgb");
        foreach (PreprocessingStep step in Steps)
        {
            text.Append(' ').Append(step.Operation);
            foreach (DecimalText operand in step.Operands) text.Append(' ').Append(operand.Text);
        }

        return text.ToString();
    }

    // Every step is linear, so the ends of the bytes' range are the ends of the results.
    private bool StaysFinite => Enumerable.Range(0, Channels).All(channel => IsFinite(Apply(0, channel)) && IsFinite(Apply(LargestByte, channel)));

    private float Apply(float value, int channel)
    {
        foreach (PreprocessingStep step in Steps)
        {
            float operand = (float)step.Operands[step.Operands.Count == 1 ? 0 : channel].Value;
            value = step.Operation switch
            {
                '+' => value + operand,
                '-' => value - operand,
                '*' => value * operand,
                _ => value / operand,
            };
        }

        return value;
    }

    /// <summary>A quarter of what the next byte changes.</summary>
    private float LargestDifference(int channel) => Math.Abs(Apply(LargestByte, channel) - Apply(0, channel)) / LargestByte / 4;

    private static bool IsNear(float one, float another, float difference) => Math.Abs(one - another) <= difference;

    private static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);

    private static Problem NotUnderstood(string detail) => new(Rules.CellNotUnderstood, detail + "; write a formula such as rgb / 127.5 - 1");

    private sealed class Reader(string text)
    {
        private int _position;

        public bool AtEnd
        {
            get
            {
                SkipBlanks();
                return _position == text.Length;
            }
        }

        public string TakeWord()
        {
            SkipBlanks();
            int start = _position;
            while (_position < text.Length && char.IsLetter(text[_position])) _position++;
            return text.Substring(start, _position - start);
        }

        public char? TakeOperator() => !AtEnd && text[_position] is '+' or '-' or '*' or '/' ? text[_position++] : null;

        /// <summary>Takes a number without a sign; the sign inside 1e-4 belongs to it.</summary>
        public DecimalText? TakeNumber()
        {
            if (AtEnd || text[_position] is not ((>= '0' and <= '9') or '.')) return null;

            int end = _position;
            while (end < text.Length && IsOfNumber(end)) end++;
            if (!DecimalText.TryParse(text.Substring(_position, end - _position), out DecimalText? number)) return null;

            _position = end;
            return number;
        }

        private void SkipBlanks()
        {
            while (_position < text.Length && text[_position] == ' ') _position++;
        }

        private bool IsOfNumber(int index) =>
            text[index] is (>= '0' and <= '9') or '.' or 'e' || (text[index] is '+' or '-' && text[index - 1] == 'e');
    }
}
