using System.Globalization;

namespace InceptionGen.Training.Settings;

/// <summary>Texts of settings that do not depend on the culture of the caller, as the texts of records do.</summary>
internal static class Invariant
{
    /// <summary>The text of a setting; "none" for null.</summary>
    public static string Text(object? setting)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return setting?.ToString() ?? "none";
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
