using System.Collections.Generic;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>The module that a module table names for making the grid smaller behind its last copy (tables/README.md, section 7).</summary>
internal static class GridReduction
{
    /// <summary>The name in the module's directive; null if it has none.</summary>
    public static string? NameIn(TableDocument module) => TableSettings.Find(module, DirectiveKeys.Reduction)?.Value;

    /// <summary>The module table of that name; null if there is none, or it cannot be used. The module's own check has reported that.</summary>
    public static TableDocument? Of(TableDocument module, ModuleLibrary library) =>
        NameIn(module) is { } name && Mistake(name, library) is null ? library.Find(name)[0] : null;

    public static void Check(TableDocument module, ModuleLibrary library, DiagnosticBag diagnostics)
    {
        if (TableSettings.Find(module, DirectiveKeys.Reduction) is not { } directive || Mistake(directive.Value, library) is not { } mistake) return;
        diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, Place.Directive(directive.Key), Excerpt.Of(directive.Value), mistake);
    }

    /// <summary>A row's last copy: with the reduction behind it if the row declares a smaller map than it reads.</summary>
    public static Blueprint Behind(Blueprint row, Shape input, DeclaredShape? declared)
    {
        if (row is not ModuleUseBlueprint { Reduction: { } reduction } || declared is not { Shape: var output }) return row;
        return output.Height < input.Height || output.Width < input.Width ? new SequenceBlueprint(row.At, EquatableArray.Of(row, reduction)) : row;
    }

    private static string? Mistake(string name, ModuleLibrary library)
    {
        IReadOnlyList<TableDocument> found = library.Find(name);
        if (found.Count == 0) return Suggestions.DidYouMean(name, library.Names, "add a table with '# module: " + Excerpt.Of(name) + "' to the project");
        if (found.Count > 1) return ModuleNames.Ambiguity(found);
        return ModuleParameters.Of(found[0]).Count > 0 ? "the module has parameters, and nothing says their values here; name one without" : null;
    }
}
