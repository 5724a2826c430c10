using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>The stages that training leaves as they are: those that the table names, else those of the network that it continues (tables/README.md, section 3).</summary>
internal static class FrozenStages
{
    /// <summary>How many of the stages are frozen, from the first; null if nothing says so.</summary>
    /// <param name="draft">The network as its tables say it.</param>
    /// <param name="left">What the project file leaves of it.</param>
    public static int? Count(TableDocument document, NetworkDraft draft, IEnumerable<StageSpec> left, DiagnosticBag diagnostics)
    {
        FrozenRows? rows = TableSettings.Value(document, FrozenRows.Key, FrozenRows.Parse, diagnostics);
        if (rows is null && draft.Continued == 0) return null;
        if (rows is { AreAll: true }) return left.Count();

        int count = rows is null ? draft.Continued : rows.Until.Length == 0 ? 0 : Until(rows.Until) + 1;
        var frozen = new HashSet<string>(draft.Stages.Take(count).Select(stage => stage.Name.Identifier), StringComparer.Ordinal);
        return left.Count(stage => frozen.Contains(stage.Identifier));

        int Until(string name)
        {
            int last = Shortening.Find(draft.Stages, name, out string? detail);
            if (detail is null) return last;

            Directive directive = TableSettings.Find(document, FrozenRows.Key)!;
            diagnostics.Add(Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(FrozenRows.Key), Excerpt.Of(directive.Value), detail);
            return -1;
        }
    }
}
