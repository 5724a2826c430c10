using System.Globalization;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Multiply-adds as advice compares them: 12.4M.</summary>
internal static class OperationCount
{
    private const double Million = 1e6;

    /// <summary>Less is not worth a layer.</summary>
    private const double LeastSaved = Million;

    /// <summary>Whether other operations are worth to be thought of.</summary>
    /// <param name="mostLeft">The largest share that they may be.</param>
    public static bool IsWorth(long before, long after, double mostLeft) => after <= before * mostLeft && before - after >= LeastSaved;

    public static string Of(long multiplyAdds) =>
        multiplyAdds < Million ? Grouped.Number(multiplyAdds) : (multiplyAdds / Million).ToString(multiplyAdds < 1000 * Million ? "F1" : "N0", CultureInfo.InvariantCulture) + "M";
}
