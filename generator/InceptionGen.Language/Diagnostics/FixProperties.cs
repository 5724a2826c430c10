using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Fixes as the named texts that a compiler's diagnostic can carry, to whatever shows or applies them: "Fix1" is the title of the first,
/// "Fix1.Edit1.Span" where its first edit is ("120..125"), "Fix1.Edit1.Text" what is written there, and "Fix1.Edit1.Path" the file.</summary>
internal static class FixProperties
{
    public static Dictionary<string, string?> Write(EquatableArray<Fix> fixes)
    {
        var properties = new Dictionary<string, string?>();
        for (int fix = 0; fix < fixes.Count; fix++)
        {
            string key = KeyOf(fix);
            properties[key] = fixes[fix].Title;
            for (int edit = 0; edit < fixes[fix].Edits.Count; edit++)
            {
                TextEdit change = fixes[fix].Edits[edit];
                string part = KeyOf(key, edit);
                properties[part + ".Path"] = change.Location.Path;
                properties[part + ".Span"] = Number(change.Location.Span.Start) + ".." + Number(change.Location.Span.End);
                properties[part + ".Text"] = change.Text;
            }
        }

        return properties;
    }

    /// <summary>The fixes; lines and columns are not carried.</summary>
    public static EquatableArray<Fix> Read(IReadOnlyDictionary<string, string?> properties)
    {
        var fixes = new List<Fix>();
        while (properties.TryGetValue(KeyOf(fixes.Count), out string? title))
        {
            string key = KeyOf(fixes.Count);
            var edits = new List<TextEdit>();
            while (ReadEdit(properties, KeyOf(key, edits.Count)) is { } edit) edits.Add(edit);
            fixes.Add(new Fix(title ?? "", edits.ToEquatableArray()));
        }

        return fixes.ToEquatableArray();
    }

    private static TextEdit? ReadEdit(IReadOnlyDictionary<string, string?> properties, string key)
    {
        if (!properties.TryGetValue(key + ".Path", out string? path) || !properties.TryGetValue(key + ".Text", out string? text)) return null;
        if (!properties.TryGetValue(key + ".Span", out string? span) || span is null) return null;

        int dots = span.IndexOf("..", System.StringComparison.Ordinal);
        var range = new TextRange(int.Parse(span.Substring(0, dots), CultureInfo.InvariantCulture), int.Parse(span.Substring(dots + 2), CultureInfo.InvariantCulture));
        return new TextEdit(new LocationInfo(path ?? "", range, default), text ?? "");
    }

    private static string KeyOf(int fix) => "Fix" + Number(fix + 1);

    private static string KeyOf(string fix, int edit) => fix + ".Edit" + Number(edit + 1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
