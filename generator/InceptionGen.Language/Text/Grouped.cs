using System.Globalization;

namespace InceptionGen.Language.Text;

/// <summary>Whole numbers as messages write them: 1,072,000.</summary>
internal static class Grouped
{
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
