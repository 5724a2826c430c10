using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Diagnostics;

/// <summary>Why a text was not understood, by a parser that does not know where the text stands.</summary>
/// <param name="Descriptor">One with the arguments place, found, detail.</param>
/// <param name="Detail">The end of the message's sentence: what to write instead.</param>
internal sealed record Problem(DiagnosticDescriptor Descriptor, string Detail)
{
    /// <param name="place">Of <see cref="Place"/>.</param>
    /// <param name="found">The text that was not understood.</param>
    public DiagnosticInfo At(LocationInfo location, string place, string found) =>
        new(Descriptor, location, EquatableArray.Of(place, Excerpt.Of(found), Detail));

    /// <summary>The same of a directive or project option.</summary>
    public DiagnosticInfo AtSetting(LocationInfo location, string place, string found)
    {
        DiagnosticDescriptor setting = Descriptor == Descriptors.OutOfRange ? Descriptors.SettingNotUsable : Descriptors.SettingNotUnderstood;
        return (this with { Descriptor = setting }).At(location, place, found);
    }
}
