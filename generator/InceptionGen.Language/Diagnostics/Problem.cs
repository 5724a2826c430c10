using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Why a text was not understood, by a parser that does not know where the text is.</summary>
/// <param name="Rule">One with the arguments place, found, detail.</param>
/// <param name="Detail">The end of the message's sentence: what to write instead.</param>
internal sealed record Problem(Rule Rule, string Detail)
{
    /// <param name="place">Of <see cref="PlaceInWords"/>.</param>
    /// <param name="found">The text that was not understood.</param>
    public DiagnosticInfo At(LocationInfo location, string place, string found) =>
        new(Rule, location, EquatableArray.Of(place, Excerpt.Of(found), Detail));

    /// <summary>The same of a directive or project option.</summary>
    public DiagnosticInfo AtSetting(LocationInfo location, string place, string found)
    {
        Rule setting = Rule == Rules.OutOfRange ? Rules.SettingNotUsable : Rules.SettingNotUnderstood;
        return (this with { Rule = setting }).At(location, place, found);
    }
}
