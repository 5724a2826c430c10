using System.Collections.Generic;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>The module that a module table names for making the grid smaller after its last copy (tables/README.md, section 7).</summary>
internal static class GridReduction
{
    /// <summary>The module table of that name; null if there is none, or it cannot be used. The module's own check has reported that.</summary>
    public static TableDocument? Of(TableDocument module, ModuleTables tables) =>
        ModuleNames.ReductionOf(module) is { } name && Mistake(name, tables) is null ? tables.Find(name)[0] : null;

    public static void Check(TableDocument module, ModuleTables tables, DiagnosticBag diagnostics)
    {
        if (TableSettings.Find(module, DirectiveKeys.Reduction) is not { } directive || Mistake(directive.Value, tables) is not { } mistake) return;
        diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(directive.Key), Excerpt.Of(directive.Value), mistake);
    }

    private static string? Mistake(string name, ModuleTables tables)
    {
        IReadOnlyList<TableDocument> found = tables.Find(name);
        if (found.Count == 0) return Suggestions.DidYouMean(name, tables.Names, "add a table with '# module: " + Excerpt.Of(name) + "' to the project");
        if (found.Count > 1) return ModuleAmbiguity.Of(found);
        return ModuleParameters.Of(found[0]).Count > 0 ? "the module has parameters, and nothing gives their values here; name a module without parameters" : null;
    }
}
