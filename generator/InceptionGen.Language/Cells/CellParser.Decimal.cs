using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    /// <summary>A number such as 0.75 or 1e-4, with its digits kept.</summary>
    public static Parsed<DecimalText> Decimal(string text) => DecimalText.TryParse(Spelling.Normalize(text).Trim(), out DecimalText? number)
        ? number
        : new Problem(Rules.NotANumber, "write a number such as 0.75 or 1e-4");

    /// <summary>What a dropout's brackets say: "40%", "rate 0.4", "p=0.4, inplace=True", and "keep 0.6", which is the same.</summary>
    public static Parsed<DecimalText> DropoutRate(string label)
    {
        Argument? named = ArgumentsOf(label).FirstOrDefault(argument => argument.Name.Length > 0);
        switch (named is null ? "" : Spelling.Compact(named.Name))
        {
            case "rate" or "p" or "drop" or "droprate" or "dropoutrate" or "prob" or "probability" or "dropprob":
                return Rate(named!.Value);
            case "keep" or "keepprob" or "keepprobability" or "keeprate":
                if (!Share(named!.Value).Succeeded(out DecimalText? kept, out Problem? problem)) return problem;
                if (kept.Value is <= 0 or > 1) return new Problem(Rules.OutOfRange, "what is kept is above 0% and at most 100%");
                decimal rate = 1 - (decimal)kept.Value;
                return new DecimalText(rate.ToString(CultureInfo.InvariantCulture), (double)rate);
            default:
                return Rate(label);
        }
    }

    /// <summary>A dropout's rate, "40%" or "0.4", as a share below 1.</summary>
    public static Parsed<DecimalText> Rate(string text)
    {
        if (!Share(text).Succeeded(out DecimalText? rate, out Problem? problem)) return problem;
        return rate.Value is < 0 or >= 1 ? new Problem(Rules.OutOfRange, "a rate is at least 0% and below 100%") : rate;
    }

    private static Parsed<DecimalText> Share(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        bool isPercentage = spelt.Length > 0 && spelt[spelt.Length - 1] == '%';
        string number = isPercentage ? spelt.Substring(0, spelt.Length - 1).TrimEnd() : spelt;
        if (!DecimalText.TryParse(number, out DecimalText? rate)) return new Problem(Rules.NotANumber, "write a rate such as 40% or 0.4");

        if (!isPercentage) return rate;
        if (Math.Abs(rate.Value) > 1000) return new Problem(Rules.OutOfRange, "a rate is at least 0% and below 100%");

        // Percentages have few digits; as a decimal the division loses none of them.
        string exact = ((decimal)rate.Value / 100).ToString(CultureInfo.InvariantCulture);
        return new DecimalText(exact, rate.Value / 100);
    }
}
