using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Why a text was not understood, by a parser that does not know where the text is.</summary>
/// <param name="Rule">One with the arguments place, found, detail.</param>
/// <param name="Detail">The end of the message's sentence: what to write instead.</param>
internal sealed record Problem(Rule Rule, string Detail)
{
    /// <summary>What was probably meant by the whole text; null if that is not known.</summary>
    public string? Meant { get; init; }

    /// <param name="place">Of <see cref="PlaceInWords"/>.</param>
    /// <param name="found">The text that was not understood.</param>
    public DiagnosticInfo At(LocationInfo location, string place, string found)
    {
        var diagnostic = new DiagnosticInfo(Rule, location, EquatableArray.Of(place, Excerpt.Of(found), Detail));
        return Meant is null ? diagnostic : diagnostic with { Fixes = EquatableArray.Of(Fix.Set(location, Meant)) };
    }

    /// <summary>The same of a directive or project option.</summary>
    public DiagnosticInfo AtSetting(LocationInfo location, string place, string found)
    {
        Rule setting = Rule == Rules.OutOfRange ? Rules.SettingNotUsable : Rules.SettingNotUnderstood;
        DiagnosticInfo diagnostic = (this with { Rule = setting, Meant = null }).At(location, place, found);
        return Meant is null ? diagnostic : diagnostic with { Fixes = EquatableArray.Of(Fix.Write("Set the directive to '" + Meant + "'", location, Meant)) };
    }
}
