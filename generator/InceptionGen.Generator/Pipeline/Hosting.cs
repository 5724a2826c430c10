using System;
using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Pipeline;

/// <summary>Who runs the generator and the analyzer.</summary>
internal static class Hosting
{
    /// <summary>The editors' side of Roslyn, whose files these are where an editor runs them.</summary>
    private const string Workspaces = "Microsoft.CodeAnalysis.Workspaces,";

    /// <summary>
    /// Whether an editor has the file. While a table is typed, an editor shows what analyzers say of it, and never what a generator says; there, the analyzer reports
    /// the errors. A compiler runs no analyzer once C# does not compile, and a table's error may be the reason; there, the generator does.
    /// </summary>
    public static bool IsEditor(AdditionalText text) => text.GetType().Assembly.FullName.StartsWith(Workspaces, StringComparison.Ordinal);
}
