using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Names that .NET could not keep: the compiler would report them in the generated code, where nobody can fix them.</summary>
internal static class NameLengths
{
    /// <summary>The name, or as much of it as can be kept; a longer one is reported.</summary>
    /// <param name="place">Of <see cref="PlaceInWords"/>.</param>
    public static string Fit(string name, LocationInfo location, string place, DiagnosticBag diagnostics)
    {
        if (name.Length <= Limits.Name) return name;

        diagnostics.Add(Rules.TextTooLong, location, place, Excerpt.Of(name), Grouped.Number(name.Length), Grouped.Number(Limits.Name));
        return Characters.Cut(name, Limits.Name);
    }

    /// <summary>Reports names that are too many characters together.</summary>
    public static void Check(NetworkSpec network, TableDocument document, DiagnosticBag diagnostics)
    {
        long length = network.ClassNames.Sum(name => (long)name.Length)
            + network.Stages.Sum(stage => stage.Name.Length + stage.Identifier.Length + stage.Head.Length + Length(stage.Operation));
        if (length <= Limits.Names) return;

        diagnostics.Add(
            Rules.TooLarge, document.NameLocation, "Table '" + Excerpt.Of(document.Name) + "'",
            "the names of its stages, tensors and classes have " + Grouped.Number(length) + " characters; at most " + Grouped.Number(Limits.Names) + " are possible");
    }

    private static long Length(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => convolution.Column.Length + TensorPatternSettings.All(convolution.Tensors).Sum(name => (long)name.Length),
        SequenceSpec sequence => sequence.Operations.Sum(Length),
        ConcatSpec concat => concat.Branches.Sum(Length),
        ResidualSpec residual => Length(residual.Body),
        _ => 0,
    };
}
