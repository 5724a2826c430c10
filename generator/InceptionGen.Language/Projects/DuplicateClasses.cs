using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>Tables of a project that make the same class.</summary>
/// <param name="Losers">The classes that cannot be made, since another table makes them.</param>
internal sealed record DuplicateClasses(EquatableArray<ClassClaim> Losers, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>Whether nothing keeps the table from making its class.</summary>
    public bool Allow(ClassClaim claim) => !Losers.Contains(claim);

    /// <summary>The diagnostic for the table.</summary>
    public IEnumerable<DiagnosticInfo> At(string path) => Diagnostics.Where(diagnostic => diagnostic.Location.Path == path);

    /// <remarks>Names that differ in case only are one: generated files are named after their class.</remarks>
    public static DuplicateClasses Among(IEnumerable<ClassClaim> claims)
    {
        var losers = new List<ClassClaim>();
        var diagnostics = new List<DiagnosticInfo>();
        foreach (IGrouping<string, ClassClaim> group in claims
            .OrderBy(claim => claim.Path, StringComparer.Ordinal)
            .GroupBy(claim => claim.QualifiedName, StringComparer.OrdinalIgnoreCase))
        {
            ClassClaim[] rivals = [.. group];
            if (rivals.Length == 1) continue;

            losers.AddRange(rivals.Skip(1));
            diagnostics.AddRange(rivals.Select(claim => Diagnose(claim, claim == rivals[0] ? rivals[1] : rivals[0])));
        }

        return new DuplicateClasses(losers.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    /// <summary>The diagnostic for a table that the project lists twice for the same class.</summary>
    public static DiagnosticInfo Twice(ClassClaim claim) => Diagnose(
        claim, FilePath.FileName(claim.Path), "the same table, which the project lists twice", "Class or Namespace");

    private static DiagnosticInfo Diagnose(ClassClaim claim, ClassClaim rival)
    {
        bool isTwin = FilePath.FileName(claim.Path) == FilePath.FileName(rival.Path);
        return Diagnose(
            claim,
            isTwin ? claim.Path : FilePath.FileName(claim.Path),
            $"'{Excerpt.Of(isTwin ? rival.Path : FilePath.FileName(rival.Path))}'",
            "'# network:' name, Class or Namespace");
    }

    private static DiagnosticInfo Diagnose(ClassClaim claim, string file, string rival, string remedy) => new(
        Rules.DuplicateClass, claim.At, EquatableArray.Of(Excerpt.Of(file), Excerpt.Of(claim.QualifiedName), rival, remedy));
}
