using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

internal static partial class CellParser
{
    /// <summary>The smallest float that is not a denormal; processors may take denormals for zero.</summary>
    private const double SmallestEpsilon = 1.1754943508222875e-38;

    /// <summary>"none", "batch norm (epsilon 0.001)", "batch norm (epsilon 0.001, no gamma, momentum 0.9997)".</summary>
    public static Parsed<Normalization> Normalization(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        int open = spelt.IndexOf('(');
        string word = open < 0 ? spelt : spelt.Substring(0, open).Trim();
        string compact = Spelling.Compact(word);

        if (compact == "none" && open < 0) return new Normalization(null);
        if (compact is not ("batchnorm" or "batchnormalization" or "batchnormalisation"))
            return new Problem(Rules.CellNotUnderstood, Suggestions.DidYouMean(word, ["none", "batch norm"], "write none or batch norm (epsilon 0.001)"));
        if (open < 0) return new Problem(Rules.CellNotUnderstood, "implementations differ in the epsilon; write it, as in batch norm (epsilon 0.001)");
        if (spelt[spelt.Length - 1] != ')') return new Problem(Rules.CellNotUnderstood, "the parenthesis is not closed");

        return BatchNorm(spelt.Substring(open + 1, spelt.Length - open - 2));
    }

    private static Parsed<Normalization> BatchNorm(string arguments)
    {
        const string Form = "write batch norm (epsilon 0.001) or batch norm (epsilon 0.001, no gamma); a momentum may follow, as in momentum 0.9997";
        DecimalText? epsilon = null, momentum = null;
        bool gamma = true;
        foreach (Argument argument in ArgumentsOf(arguments))
        {
            bool isEpsilon = argument.Name is "epsilon" or "eps" && epsilon is null;
            if (isEpsilon && DecimalText.TryParse(argument.Value, out epsilon)) continue;
            if (argument.Name == "momentum" && momentum is null && DecimalText.TryParse(argument.Value, out momentum)) continue;
            if (argument.Name.Length > 0 || argument.Value != "no gamma" || !gamma) return new Problem(Rules.CellNotUnderstood, Form);
            gamma = false;
        }

        if (epsilon is null) return new Problem(Rules.CellNotUnderstood, Form);
        // An epsilon that vanishes as the float it becomes would divide by zero.
        if (epsilon.Value is < SmallestEpsilon or > 1) return new Problem(Rules.OutOfRange, "an epsilon is above 0 and at most 1");
        if (momentum is not null && (momentum.Value < 0.5 || (float)momentum.Value >= 1))
            return new Problem(Rules.OutOfRange, "a momentum is the share of the running statistics that is kept, at least 0.5 and below 1; PyTorch's 0.1 is 0.9 here");
        return new Normalization(new BatchNormSpec(epsilon.Text, gamma, momentum?.Text ?? BatchNormSpec.UsualMomentum));
    }
}
