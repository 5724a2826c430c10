using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using Microsoft.CodeAnalysis;

namespace InceptionGen.CodeFixes;

/// <summary>Which fixes are alike, so that they can all be made at once: those of one rule whose titles differ in what they quote.</summary>
internal static class FixKind
{
    public static string Of(Diagnostic diagnostic, Fix fix)
    {
        int quote = fix.Title.IndexOf('\'');
        return diagnostic.Id + ": " + (quote < 0 ? fix.Title : fix.Title.Substring(0, quote));
    }

    /// <summary>The fixes of the kind, at most one for each diagnostic, in the order of the text.</summary>
    public static IEnumerable<Fix> Matching(IEnumerable<Diagnostic> diagnostics, string? kind) => diagnostics
        .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Select(diagnostic => FixProperties.Read(diagnostic.Properties).FirstOrDefault(fix => Of(diagnostic, fix) == kind))
        .OfType<Fix>();
}
